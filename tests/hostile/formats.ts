/** Everything that went in, out again as data: lines, tables, feeds, calendars. The same texts, and nothing but texts. */
import { Parser } from 'htmlparser2'
import { MARK } from '../seeded.ts'
import { kept } from './fields.ts'
import { at, report, send, wrong } from './kit.ts'

interface Exported {
  readonly id: string
  readonly text: string
  readonly speaker: { readonly id: string; readonly name: string; readonly role: string | null } | null
  readonly article: { readonly id: string; readonly title: string | null; readonly outlet: string | null }
  readonly passage: { readonly exact: string }
  readonly followUps: readonly {
    readonly id: string
    readonly note: string | null
    readonly evidence: readonly { readonly quote: string | null }[]
  }[]
}

/** What a claim's row shows of it. */
export interface Shown {
  readonly id: string
  readonly text: string
  readonly speaker: string
  readonly role: string
  readonly articleTitle: string
  readonly outlet: string
}

/** Claims of the export, in its order. */
export const shown: Shown[] = []
/** The passage that a claim of the export stands in, by its id. */
export const passages = new Map<string, string>()
const MOST_SHOWN = 10_000

/** Compares a claim of the export with what was sent. */
function compare(claim: Exported): void {
  const same = (what: string, is: unknown, was: unknown) => {
    if (was === undefined) return
    if (is !== was) wrong(`${claim.id} ${what} comes out changed`, String(was), is)
    report.kept++
  }
  const article = kept.articles.get(claim.article.id)
  if (article) {
    same('title', claim.article.title, article.title)
    same('outlet', claim.article.outlet, article.outlet)
    if (!article.text.includes(claim.passage.exact))
      wrong(`${claim.id} passage is not in the text`, claim.passage.exact)
  }
  same('role', claim.speaker?.role, kept.roles.get(claim.id))
  if (claim.speaker) same('speaker', claim.speaker.name, kept.speakers.get(claim.speaker.id))
  for (const followUp of claim.followUps) {
    same('note', followUp.note, kept.followUps.get(followUp.id)?.note)
    same('quote', followUp.evidence[0]?.quote, kept.followUps.get(followUp.id)?.quote)
  }
}

/** The export as JSON lines, and the whole record with its texts. */
export async function asJsonLines(): Promise<void> {
  const { text } = await send('', { path: '/v1/claims.ndjson' })
  for (const line of text.trimEnd().split('\n').slice(0, -1)) {
    const claim = JSON.parse(line) as Exported
    if (!JSON.stringify(claim.text + claim.passage.exact).isWellFormed() || !claim.text.isWellFormed()) {
      wrong('half a character comes out', line)
    }
    compare(claim)
    const { title, outlet } = claim.article
    passages.set(claim.id, claim.passage.exact)
    if (shown.length < MOST_SHOWN) {
      const { name: speaker = '', role = '' } = claim.speaker ?? {}
      shown.push({
        ...{ id: claim.id, text: claim.text, speaker, role: role ?? '' },
        ...{ articleTitle: title ?? '', outlet: outlet ?? '' },
      })
    }
  }
  const record = await send('', { path: '/v1/export.ndjson' })
  const texts = new Set<string>()
  for (const line of record.text.split('\n')) {
    if (line.startsWith('["article_texts"')) texts.add((JSON.parse(line) as [string, number, string])[2])
  }
  for (const one of kept.articles.values()) {
    if (!texts.has(one.text)) wrong('an article text comes out changed', one.text)
  }
}

/** A cell that begins at `at`, read as RFC 4180 says, and where it ends. */
function cellAt(csv: string, at: number): { cell: string; end: number } {
  if (csv[at] !== '"') {
    const end = at + csv.slice(at, at + 100_000).search(/[,\r\n]/)
    return { cell: csv.slice(at, end), end }
  }
  for (let end = at + 1; ; end = csv.indexOf('"', end) + 2) {
    const quote = csv.indexOf('"', end)
    if (quote < 0) throw new Error(`The cell at ${at} does not end.`)
    if (csv[quote + 1] !== '"')
      return { cell: csv.slice(at + 1, quote).replaceAll('""', '"'), end: quote + 1 }
  }
}

/** Rows of a CSV file. */
export function* rowsOf(csv: string): Generator<string[]> {
  let row: string[] = []
  for (let at = 0; at < csv.length; ) {
    const { cell, end } = cellAt(csv, at)
    row.push(cell)
    at = end + 1
    if (csv[end] === ',') continue
    if (csv.slice(end, end + 2) !== '\r\n') throw new Error(`There is no end of a row at ${end}.`)
    yield row
    row = []
    at = end + 2
  }
}

/** True for a cell that a spreadsheet would run. */
export const wouldRun = (cell: string) => /^[=+\-@\t\r＝＋－＠]/.test(cell)

/** The table: the same texts in the same order, no cell a formula. */
export async function asTable(): Promise<void> {
  const { text: csv } = await send('', { path: '/v1/claims.csv' })
  const [head = [], ...rows] = rowsOf(csv)
  for (const [i, was] of shown.entries()) {
    for (const [name, text] of Object.entries(was)) {
      const cell = rows[i]?.[head.indexOf(name)] ?? ''
      if (wouldRun(cell)) wrong('a cell would run', cell)
      if (cell !== (wouldRun(text) ? `'${text}` : text)) wrong(`cell ${name} comes out changed`, text, cell)
    }
  }
}

/** What XML 1.0 can hold of a text. */
export const inXml = (text: string) => text.replace(/[^\t\n\r\u{20}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '')
/** An XML parser reads every line end as `\n`. */
const xmlLines = (text: string) => text.replaceAll(/\r\n?/g, '\n')

function entriesOf(xml: string): Record<string, string>[] {
  const entries: Record<string, string>[] = []
  const path: string[] = []
  const parser = new Parser(
    {
      onopentag(name) {
        path.push(name)
        if (name === 'entry') entries.push({})
      },
      ontext(text) {
        const [entry, name = ''] = [entries.at(-1), path.at(-1)]
        if (entry && path.includes('entry')) entry[name] = (entry[name] ?? '') + text
      },
      onclosetag: () => void path.pop(),
    },
    { xmlMode: true, decodeEntities: true },
  )
  parser.end(xml)
  return entries
}

interface Item {
  readonly title: string
  readonly content_text: string
  readonly authors?: readonly { readonly name: string }[]
}

/** All pages of both feeds: the same entries, and XML that holds only what XML may. */
export async function asFeeds(): Promise<void> {
  let before = ''
  for (let page = 0; page < 600; page++) {
    const json = await send('', { path: `/v1/feed.json?limit=90${before}` })
    const atom = await send('', { path: `/v1/feed.atom?limit=90${before}` })
    if (json.status !== 200 || atom.status !== 200) wrong(`a feed: ${json.status}, ${atom.status}`, before)
    if (inXml(atom.text) !== atom.text) wrong('the feed holds what XML cannot', before)
    if (new RegExp(`<\\w*:?${MARK}`).test(atom.text)) wrong('the feed holds markup', before)
    const items = (at(json.json, 'items') ?? []) as Item[]
    const entries = entriesOf(atom.text)
    if (items.length !== entries.length) wrong(`${items.length} items, ${entries.length} entries`, before)
    for (const [i, { title, content_text: content, authors }] of items.entries()) {
      const was = { title, content, ...(authors?.[0] ? { name: authors[0].name } : {}) }
      for (const [name, text] of Object.entries(was)) {
        const is = entries[i]?.[name] ?? ''
        if (xmlLines(is) !== xmlLines(inXml(text))) wrong(`${name} of a feed comes out changed`, text, is)
      }
    }
    const [, next] = /before=(\d+)/.exec(String(at(json.json, 'next_url') ?? '')) ?? []
    if (!next) break
    before = `&before=${next}`
  }
}

const ICS_LINE =
  /^(?:BEGIN|END|VERSION|PRODID|CALSCALE|METHOD|NAME|X-WR-CALNAME|REFRESH-INTERVAL|UID|SEQUENCE|DTSTAMP|LAST-MODIFIED|DTSTART|DTEND|SUMMARY|DESCRIPTION|URL|TRANSP)[:;]/

/** A calendar: each line is one that is known, and what it says is what the list says. */
export async function asCalendar(query: string): Promise<void> {
  const { text } = await send(query, { path: `/v1/due.ics${query}` })
  if (/[^\r]\n|\r[^\n]/.test(text)) wrong('a line of the calendar ends in another way', query)
  for (const line of text.split('\r\n')) {
    if (new TextEncoder().encode(line).length > 75) wrong('a line of the calendar is too long', line)
  }
  const lines = text.replaceAll('\r\n ', '').split('\r\n')
  const odd = lines.find((line) => line !== '' && !ICS_LINE.test(line))
  if (odd !== undefined) wrong('the calendar has a line of its own', odd)
  const rows = new Map(shown.map((row) => [row.id, row]))
  const plain = (one: string) =>
    one.replaceAll(/\r\n?/g, '\n').replaceAll(/\p{Cc}/gu, (control) => (control === '\n' ? control : ' '))
  for (const [i, line] of lines.entries()) {
    const row = rows.get(/^UID:(clm_\w+)@/.exec(line)?.[1] ?? '')
    if (!row) continue
    const description = lines.slice(i, i + 12).find((one) => one.startsWith('DESCRIPTION:')) ?? ''
    const said = description
      .slice('DESCRIPTION:'.length)
      .replaceAll(/\\([\\;,n])/g, (_, one: string) => (one === 'n' ? '\n' : one))
    // In quotation marks where the article has all of it so.
    const words = [`“${row.text}”`, row.text]
    if (!words.some((one) => said.startsWith(plain(`${row.speaker || 'Somebody'}: ${one}`)))) {
      wrong('an event comes out changed', row.text, said)
    }
  }
}
