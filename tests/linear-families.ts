/** Texts and pages that a careless reader takes more than proportional time for: one unit, repeated, or something that never ends. */
import { readFileSync } from 'node:fs'
import { normaliseText } from '../src/article/normalise.ts'
import { readArticle } from '../src/article/read.ts'
import { extractClaims } from '../src/extract/index.ts'
import { loadShipped } from '../src/extract/model/index.ts'

type Make = (size: number) => string
const repeat =
  (unit: string, before = '', after = ''): Make =>
  (size) =>
    before + unit.repeat(Math.ceil(size / unit.length)).slice(0, size) + after

export const TEXTS: Readonly<Record<string, Make>> = {
  'unclosed quotes': repeat('“a ', 'Ada said no. '),
  'straight quotes': repeat('"a ', 'Ada said no. '),
  'single quotes': repeat("'as ", 'Ada said no. '),
  spaces: repeat(' ', 'Ada said no.'),
  capitals: repeat('Ann ', 'Ada said no. '),
  'one long word': repeat('A', 'Ada said no. '),
  'said said': repeat('said ', 'Ada '),
  'cues and commas': repeat(', Ann said, ', 'Ada'),
  '…': repeat('…', 'Ada said no.'),
  'combining marks': repeat('\u0316\u0301', 'Ada said a'),
  emoji: repeat('👩‍👧', 'Ada said no. '),
  'line ends': repeat('\r\n', 'Ada said no.'),
  controls: repeat('\u0000\u0085', 'Ada said no.'),
  'days and deadlines': repeat('by Friday within ten days ', 'Ada said '),
  plain: repeat('The mayor said that fares would rise on Monday. '),
}

export const PAGES: Readonly<Record<string, Make>> = {
  '<': repeat('<', '<p>Ada said no.</p>'),
  'nested tags': repeat('<div>', '<p>Ada said no.</p>'),
  'unclosed tags': repeat('<p>said ', '<p>Ada said no.'),
  'an attribute without end': repeat('x', '<p>Ada said no.</p><p title="'),
  attributes: repeat(' a=b', '<p>Ada said no.</p><p'),
  entities: repeat('&amp;&#8220;&lt;', '<p>Ada said no.'),
  '&': repeat('&', '<p>Ada said no.'),
  comments: repeat('<!-- a -->', '<p>Ada said no.'),
  'a comment without end': repeat('- ->', '<p>Ada said no.</p><!--'),
  CDATA: repeat('<![CDATA[a]]>', '<p>Ada said no.'),
  'a script without end': repeat('a<b ', '<p>Ada said no.</p><script>'),
  'a style without end': repeat('a{} ', '<p>Ada said no.</p><style>'),
  tables: repeat('<table><tr><td>x</td></tr></table>', '<p>Ada said no.</p>'),
  'nested lists': repeat('<ul><li>x', '<p>Ada said no.</p>'),
  'inline tags': repeat('<b>said</b> ', '<p>Ada '),
  'line breaks': repeat('said<br>', '<p>Ada '),
  'end tags': repeat('</div>', '<p>Ada said no.</p>'),
  spaces: repeat(' ', '<p>Ada said no.'),
  'JSON-LD': repeat(
    '{"@type":"Article"},',
    '<script type="application/ld+json">[',
    '</script><p>Ada said no.',
  ),
}

const bytes = (name: string) => {
  const file = readFileSync(new URL(`../src/extract/model/${name}`, import.meta.url))
  return file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength)
}

/** What reads them: by name, what is read and how. */
export function readers(): Readonly<
  Record<string, readonly [Readonly<Record<string, Make>>, (text: string) => unknown]>
> {
  const kernel = new WebAssembly.Module(bytes('kernel.wasm'))
  const model = loadShipped({ weights: bytes('weights.bin'), network: bytes('network.bin'), kernel })
  return {
    normalisation: [TEXTS, normaliseText],
    extraction: [TEXTS, (text) => extractClaims(normaliseText(text), { publishedAt: '2025-08-21' }, model)],
    HTML: [PAGES, (html) => readArticle(html)],
  }
}

/** Milliseconds of processor time that `work` takes, the median of so many tries. */
export function medianCpu(tries: number, work: () => unknown): number {
  const times = Array.from({ length: tries }, () => {
    const before = process.cpuUsage()
    work()
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1000
  }).sort((a, b) => a - b)
  return times[Math.floor(tries / 2)] ?? 0
}
