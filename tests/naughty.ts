/** Texts that break software, made from a seed: the same every time, as many as asked for. Families that make more stand in naughty-families.ts. */
import { FAMILIES } from './naughty-families.ts'
import { from, MARK, type Random, seeded } from './seeded.ts'

const PIECES: readonly (readonly string[])[] = [
  // Controls, line ends, what looks like nothing.
  [
    '\u0000',
    '\u0001\u0007\u001b[31m',
    '\u007f\u0085\u009f',
    '\r\n',
    '\r',
    '\u2028\u2029',
    '\t\v\f',
    '\u00ad\u200b\u200c\u200d\u2060\ufeff',
  ],
  // Direction, and what reorders a line.
  ['\u202eevil\u202c', '\u2066a\u2069', '\u200f\u200e', '\u061c', 'שלום', 'مرحبا'],
  // Halves of characters, characters beyond the first plane, what is none.
  [
    '\ud800',
    '\udfff',
    '\ud83d',
    '\ude00\ud83d',
    '😀',
    '👩‍👩‍👧‍👦',
    '🏳️‍🌈',
    '𝕬𝖉𝖆',
    '\uffff\ufffe',
    '\u{10ffff}',
    '\u{e0001}\u{e0020}',
  ],
  // Towers of marks, forms that normalise.
  ['e\u0301', 'q\u0323\u0307', 'Z\u0351\u036b\u0343\u036a'.repeat(20), 'ﬁ ﷺ', 'Å Å Å', '한글', 'ǆ İ ı ß ẞ'],
  // SQL, and what a search reads as its own.
  [
    "'; drop table claims; --",
    '" or ""="',
    "1' or '1'='1",
    '%_\\',
    'NEAR(a b)',
    'text:a* AND NOT "',
    '^a',
    '{a b}',
    '*',
  ],
  // Markup.
  [
    `<${MARK} onload=x>`,
    `<script>${MARK}</script>`,
    `"><${MARK} src=x>`,
    `'><${MARK}>`,
    `<!--<${MARK}>`,
    `</title><${MARK}>`,
    `&lt;${MARK}&gt;`,
    ']]>',
    `<![CDATA[<${MARK}>`,
    `<svg><${MARK}>`,
    `{{${MARK}}}`,
    '${' + '7*7}',
    '&#x3c;',
    '<p>',
  ],
  // Formulas of a spreadsheet.
  [
    `=${MARK}(1)`,
    `+${MARK}`,
    `-${MARK}`,
    `@${MARK}`,
    `\t=${MARK}`,
    `\r=${MARK}`,
    `＝${MARK}`,
    '=HYPERLINK("http://a")',
    '"a","b"\n"c"',
  ],
  // Lines of a calendar, of a header, of a log.
  [
    `\r\nBEGIN:VEVENT\r\nSUMMARY:${MARK}`,
    `\nX-${MARK}: 1`,
    `%0d%0aSet-Cookie:${MARK}=1`,
    '\\n\\;\\,',
    `{"event":"${MARK}"}\n`,
  ],
  // Numbers, dates and words that code takes for something else.
  [
    '9'.repeat(400),
    '1e400',
    '-0',
    'NaN',
    'null',
    'undefined',
    'true',
    '0x1F',
    '2025-02-30',
    '99999-01-01',
    '__proto__',
    'constructor',
    'toString',
  ],
  // Length.
  [
    'a'.repeat(3000),
    ' '.repeat(3000),
    '\n'.repeat(500),
    '“'.repeat(800),
    '"\''.repeat(500),
    'said '.repeat(400),
    '('.repeat(900),
    'A'.repeat(900),
  ],
  // Addresses.
  [
    'javascript:alert(1)',
    'data:text/html,<b>',
    '//evil.example',
    'https://a.example/%00',
    'https://user:pw@a.example/',
    'http://[::1]/',
    '../../etc/passwd',
    'C:\\con',
    'file:///etc/passwd',
  ],
  // Words, so that something is found in it.
  ['Mayor Ada Quill said ', '“We will open by Friday,” she said. ', 'according to ', 'on Thursday '],
]

/** Texts of all kinds put together, sometimes within a sentence. */
function mixed(random: Random): string {
  const some = () => (random() < 0.5 ? from(random, from(random, PIECES)) : from(random, FAMILIES)(random))
  const parts = Array.from({ length: 1 + Math.floor(random() * 4) }, some)
  return random() < 0.3 ? `Ada ${parts.join(' ')}` : parts.join('')
}

/** So many different texts: each piece alone first, then of every family in turn, every third put together of several. */
export function naughty(count: number, seed = 1): string[] {
  const random = seeded(seed)
  const texts = new Set(PIECES.flat().slice(0, count))
  for (let turn = 0; texts.size < count; turn++) {
    const make = turn % 3 === 0 ? mixed : (FAMILIES[turn % FAMILIES.length] ?? mixed)
    texts.add(make(random))
  }
  return [...texts]
}
