/** Everything that went in, on the pages that show it and in other people's words. */
import { Parser } from 'htmlparser2'
import { MARK } from '../seeded.ts'
import { kept } from './fields.ts'
import { inXml, passages, type Shown } from './formats.ts'
import { aim, at, send, wrong } from './kit.ts'
import { squashed } from './lines.ts'

/** Checks a page: only elements and attributes that are ours, links that lead to the web, JSON-LD that is JSON; gives its text. */
function textOfPage(html: string, text: string): string {
  let out = ''
  let data: string | null = null
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (name.includes(MARK) || /^(?:iframe|object|embed|math|foreignobject)$/.test(name)) {
          wrong(`the page holds <${name}>`, text)
        }
        if (name === 'script' && attributes.type === 'application/ld+json') data = ''
        else if (name === 'script' && attributes.src?.startsWith('/desk-') !== true)
          wrong('the page holds a script', text)
        for (const [key, value] of Object.entries(attributes)) {
          if (/^on|^srcdoc$|^formaction$/.test(key) || key.includes(MARK))
            wrong(`the page holds ${key}=`, text)
          if (name === 'base' && key !== 'target') wrong('the page has another base', text)
          if (/^(?:href|src|action)$/.test(key) && !/^(?:https?:\/\/|\/|#|\?|data:image|$)/.test(value)) {
            wrong(`the page leads to ${value}`, text)
          }
        }
      },
      ontext(piece) {
        if (data === null) out += piece
        else data += piece
      },
      onclosetag(name) {
        if (name !== 'script' || data === null) return
        JSON.parse(data)
        data = null
      },
    },
    { decodeEntities: true },
  )
  parser.end(html)
  return squashed(out)
}

/** True where a text that is shortened when it is long is shown; marks on one letter change places when they are cut. */
const holdsBeginning = (page: string, text: string) =>
  [squashed(text).slice(0, 100), squashed([...text].slice(0, 75).join(''))].some((one) => page.includes(one))

const FORMS = [
  '/claims/ID',
  '/v1/claims/ID/claim',
  '/embed/claims/ID',
  '/v1/claims/ID/annotation',
  '/oembed?format=xml&url=ORIGIN/claims/ID',
  '/v1/claims/ID/changes',
  '/oembed?url=ORIGIN/claims/ID',
] as const

/** A claim in one of its forms, in turn. */
export async function asPage({ id, text, speaker, articleTitle }: Shown, n: number): Promise<void> {
  const form = FORMS[n % FORMS.length] ?? '/claims/ID'
  const answer = await send(text, { path: form.replace('ORIGIN', aim().origin).replace('ID', id) })
  const type = answer.headers.get('content-type') ?? ''
  if (answer.status !== 200) wrong(`${form}: ${answer.status}`, text)
  if (/html/.test(type)) {
    const page = textOfPage(answer.text, text)
    // The heading shortens a long text; the passage has all its words, but no ` … ` between its pieces.
    const isHeld = form.startsWith('/embed')
      ? holdsBeginning(page, passages.get(id) ?? '')
      : text.split(' … ').every((piece) => page.includes(squashed(piece)))
    if (!isHeld) wrong(`${form} does not hold the claim`, text, page.slice(0, 300))
  }
  if (/xml/.test(type)) {
    if (inXml(answer.text) !== answer.text) wrong('the XML holds what XML cannot', text)
    textOfPage(answer.text.replace(/^<\?xml[^>]*>/, ''), text)
  }
  if (form.endsWith('/claim')) {
    const { json } = answer
    const came = [at(json, 'text'), at(json, 'author', 'name'), at(json, 'firstAppearance', 'headline')]
    const was = [text, speaker, articleTitle].map((one) => one || undefined)
    if (came.join('\n') !== was.join('\n')) wrong('JSON-LD comes out changed', text, came)
  }
}

const WAYS =
  '/ /claims /speakers /articles /search?q=bridge /due /v1/claimreview.json /v1/stats /v1/changes /v1/speakers /v1/check'

/** The pages of articles and of every fifth speaker, and the ways to them. */
export async function asOthers(): Promise<void> {
  for (const [id, { title }] of kept.articles) {
    const { text, status } = await send(title ?? '', { path: `/articles/${id}` })
    const page = textOfPage(text, title ?? '')
    if (status !== 200 || !holdsBeginning(page, title ?? '')) {
      wrong('the page does not hold its title', title ?? '', page.slice(0, 300))
    }
  }
  for (const [id, name] of [...kept.speakers].filter((_, i) => i % 5 === 0)) {
    const { text, status } = await send(name, { path: `/speakers/${id}` })
    if (status !== 200 || !holdsBeginning(textOfPage(text, name), name))
      wrong('the page does not hold the name', name)
  }
  for (const path of WAYS.split(' ')) {
    const { text, headers } = await send(path, { path })
    if (/html/.test(headers.get('content-type') ?? '')) textOfPage(text, path)
  }
}
