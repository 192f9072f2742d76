/**
 * The treebank (CoNLL-U) as documents of our own tokens: hyphenated words joined again, tags in our set,
 * heads as token indices.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { readDocument } from '../src/extract/document.ts'
import { TAGS } from '../src/extract/model/tags.ts'
import type { Document, Token } from '../src/extract/types.ts'
import { DATA_FOLDER } from '../tests/eval/gold.ts'

/** A treebank document: each token's tag number, head (token index, or -1 for the root) and relation. */
export interface Tree {
  readonly name: string
  readonly doc: Document
  readonly tag: Uint8Array
  readonly head: Int32Array
  readonly relation: readonly string[]
}

interface Row {
  form: string
  tag: string
  head: number
  relation: string
  space: boolean
}

const MERGED: Readonly<Record<string, string>> = {
  NNPS: 'NNP',
  JJR: 'JJ',
  JJS: 'JJ',
  RBR: 'RB',
  RBS: 'RB',
  PDT: 'DT',
  WP$: 'WP',
  FW: 'UH',
  SYM: 'UH',
  LS: 'UH',
  GW: 'UH',
  '``': '""',
  "''": '""',
  '-LRB-': '()',
  '-RRB-': '()',
  $: 'UH',
  HYPH: ':',
  NFP: ':',
  ADD: 'UH',
  AFX: 'JJ',
}

/** Reads the whole treebank, in order of file names. */
export function loadTreebank(): Tree[] {
  const folder = `${DATA_FOLDER}gum_treebank/`
  return readdirSync(folder)
    .filter((file) => file.endsWith('.conllu'))
    .sort()
    .map((file) => readTree(file, readFileSync(folder + file, 'utf8')))
}

function readTree(name: string, conllu: string): Tree {
  const tokens: Token[] = []
  const sentences: { start: number; end: number }[] = []
  const tag: number[] = []
  const head: number[] = []
  const relation: string[] = []
  let text = ''
  for (const block of conllu.split('\n\n')) {
    const rows = joinHyphens(readRows(block))
    if (rows.length === 0) continue
    const base = tokens.length
    const from = text.length
    for (const row of rows) {
      const start = text.length
      text += row.form
      tokens.push({
        start,
        end: text.length,
        text: row.form,
        sentence: sentences.length,
        paragraph: sentences.length,
      })
      const number = TAGS.indexOf((MERGED[row.tag] ?? row.tag) as (typeof TAGS)[number])
      tag.push(Math.max(0, number))
      head.push(row.head < 0 ? -1 : base + row.head)
      relation.push(row.relation)
      if (row.space) text += ' '
    }
    sentences.push({ start: from, end: text.trimEnd().length })
    text = `${text.trimEnd()}\n`
  }
  const doc: Document = { ...readDocument(text), tokens, sentences, paragraphs: sentences }
  return { name, doc, tag: Uint8Array.from(tag), head: Int32Array.from(head), relation }
}

function readRows(block: string): Row[] {
  const rows: Row[] = []
  let joined = 0
  for (const line of block.split('\n')) {
    const cells = line.split('\t')
    const id = cells[0] ?? ''
    if (cells.length < 10) continue
    if (id.includes('-')) {
      joined = Number(id.split('-')[1])
      continue
    }
    if (id.includes('.')) continue
    const inside = Number(id) < joined
    rows.push({
      form: cells[1] ?? '',
      tag: cells[4] ?? '',
      head: Number(cells[6]) - 1,
      relation: (cells[7] ?? '').split(':')[0] ?? '',
      space: !inside && !(cells[9] ?? '').includes('SpaceAfter=No'),
    })
  }
  return rows
}

/** "Eye", "-", "Tracking" -> "Eye-Tracking", with the last part's tag and the head that lies outside. */
function joinHyphens(rows: readonly Row[]): Row[] {
  const group: number[] = []
  let next = 0
  rows.forEach((row, index) => {
    const before = rows[index - 1]
    const glued =
      index > 0 && before !== undefined && !before.space && (row.tag === 'HYPH' || before.tag === 'HYPH')
    group.push(glued ? next - 1 : next++)
  })
  const out: Row[] = []
  rows.forEach((row, index) => {
    const at = group[index] ?? 0
    const head = row.head < 0 ? -1 : (group[row.head] ?? -1)
    const kept = out[at]
    if (!kept) {
      out[at] = { ...row, head }
      return
    }
    kept.form += row.form
    kept.space = row.space
    kept.tag = row.tag
    if (kept.head === at) {
      kept.head = head
      kept.relation = row.relation
    }
  })
  return out
}
