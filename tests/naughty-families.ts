/** Families of texts that break software: each makes another text every time it is asked. */
import { between, from, MARK, type Random } from './seeded.ts'

type Family = (random: Random) => string

/** Several of what is made, one after another. */
const some = (random: Random, most: number, make: () => string) =>
  Array.from({ length: between(random, 1, most) }, make).join('')
const point = (random: Random, first: number, last: number) =>
  String.fromCodePoint(between(random, first, last))
const unit = (random: Random, first: number, last: number) =>
  String.fromCharCode(between(random, first, last))
const ranges = (random: Random, list: readonly (readonly [number, number])[]) => {
  const [first, last] = from(random, list)
  return point(random, first, last)
}
const WORDS = 'Ada Quill said that the bridge opens by Friday according to Mayor Bo Larsen on Thursday'.split(
  ' ',
)
const word = (random: Random) => from(random, WORDS)
const sentence = (random: Random) =>
  Array.from({ length: between(random, 3, 12) }, () => word(random)).join(' ')
/** A sentence with something in it, anywhere. */
const within = (random: Random, make: () => string) => {
  let text = sentence(random)
  for (let n = between(random, 1, 4); n > 0; n--) {
    const at = between(random, 0, text.length)
    text = text.slice(0, at) + make() + text.slice(at)
  }
  return text
}
const QUOTES = ['"', "'", '`', '“', '”', '‘', '’', '«', '»', '„', "''", '``', '\\"', "\\'"]
const quote = (random: Random) => from(random, QUOTES)
const number = (random: Random) => String(between(random, 0, 10 ** between(random, 1, 12)))

/** Letters that look like Latin ones, by the letter that they look like. */
const LOOKALIKES: Readonly<Record<string, string>> = {
  a: 'аαａ𝐚ɑ',
  d: 'ԁｄ𝖽',
  e: 'еｅ𝑒℮',
  g: 'ɡｇ',
  h: 'һｈ𝒉',
  i: 'іｉıí',
  l: 'ⅼｌ1|',
  m: 'ｍⅿ',
  n: 'ոｎ',
  o: 'оοｏ0º',
  r: 'гｒ',
  s: 'ѕｓſ',
  t: 'ｔ𝗍τ',
  u: 'υｕս',
  y: 'уｙγ',
  A: 'АΑＡ𝔸',
  B: 'ВΒＢ',
  L: 'Ⅼ',
  M: 'МΜＭ',
  Q: 'ԚＱ',
  T: 'ТΤＴ',
}
const lookalike = (random: Random, text: string) =>
  [...text]
    .map((letter) => (random() < 0.5 ? from(random, [...(LOOKALIKES[letter] ?? letter)]) : letter))
    .join('')

const EMOJI = ['👩', '👨', '👧', '👦', '❤️', '🏳️', '🌈', '🏴', '☠️', '👋', '🦰', '⚕️', '1️⃣', '#️⃣', '😀']
const GLUE = [
  '\u200d',
  '\u200d',
  '\ufe0f',
  '\ufe0e',
  '\u{1f3fb}',
  '\u{1f3ff}',
  '\u20e3',
  '\u{e0067}\u{e007f}',
  '',
]

/** Lengths about which fields are cut. */
const EDGES = [
  39, 40, 41, 64, 65, 99, 100, 101, 199, 200, 201, 255, 256, 399, 400, 401, 499, 500, 501, 999, 1000, 1001,
  2047, 2048, 2049, 3999, 4000, 4001, 8000,
]

const TAGS = [
  'script',
  'img',
  'svg',
  'iframe',
  'style',
  'math',
  'object',
  'a',
  'p',
  'title',
  'textarea',
  'body',
  'template',
  'form',
  'input',
]
const HANDLERS = ['onload', 'onerror', 'onclick', 'onfocus', 'onmouseover', 'ONTOGGLE']
const CODE = [`${MARK}(1)`, `alert(${MARK})`, `javascript:${MARK}`, `//${MARK}.example`]

export const FAMILIES: readonly Family[] = [
  // Control characters, with NUL among them.
  (r) =>
    within(r, () =>
      some(r, 6, () =>
        ranges(r, [
          [0, 0x1f],
          [0x7f, 0x9f],
          [0, 0],
        ]),
      ),
    ),
  // What takes no room, or looks like nothing.
  (r) =>
    within(r, () =>
      some(r, 5, () =>
        ranges(r, [
          [0x200b, 0x200f],
          [0x2060, 0x206f],
          [0xfeff, 0xfeff],
          [0xfe00, 0xfe0f],
          [0xe0001, 0xe007f],
          [0xad, 0xad],
          [0x34f, 0x34f],
          [0x115f, 0x1160],
          [0x3164, 0x3164],
          [0x180b, 0x180e],
        ]),
      ),
    ),
  // Direction: overrides that are nested, closed by the wrong one, or not at all.
  (r) =>
    within(
      r,
      () =>
        ranges(r, [
          [0x202a, 0x202e],
          [0x2066, 0x2069],
          [0x200e, 0x200f],
          [0x61c, 0x61c],
        ]) + from(r, ['', 'שלום', 'مرحبا', 'evil', '12/3']),
    ),
  (r) => some(r, 30, () => from(r, ['ש', 'ל', 'م', 'ر', ' ', '3', ',', '“', '”', 'a', ' said ', '(', ')'])),
  // Halves of characters.
  (r) => within(r, () => unit(r, 0xd800, 0xdfff)),
  (r) => some(r, 12, () => unit(r, 0xd7f0, 0xe010)),
  // Beyond the first plane, and what is no character.
  (r) => within(r, () => some(r, 8, () => point(r, 0x10000, 0x10ffff))),
  (r) =>
    within(r, () =>
      ranges(r, [
        [0xfdd0, 0xfdef],
        [0xfffe, 0xffff],
        [0x1fffe, 0x1ffff],
        [0x10fffe, 0x10ffff],
        [0xe000, 0xf8ff],
      ]),
    ),
  // Towers of marks: in order and not, on a letter, on nothing.
  (r) =>
    within(
      r,
      () =>
        from(r, ['', 'e', 'ক', '๐', ' ']) +
        some(r, 120, () =>
          ranges(r, [
            [0x300, 0x36f],
            [0x20d0, 0x20f0],
            [0x591, 0x5bd],
            [0x64b, 0x65f],
            [0x1dc0, 0x1dff],
          ]),
        ),
    ),
  // What another normal form changes, or upper and lower case do.
  (r) =>
    within(r, () =>
      some(r, 6, () =>
        ranges(r, [
          [0x1100, 0x11ff],
          [0xac00, 0xd7a3],
          [0xf900, 0xfaff],
          [0xfb00, 0xfb4f],
          [0x1e00, 0x1fff],
          [0x2100, 0x214f],
          [0x3300, 0x33ff],
          [0xff00, 0xffef],
        ]),
      ),
    ),
  (r) =>
    within(r, () =>
      from(r, [
        'İ',
        'ı',
        'ſ',
        'ß',
        'ẞ',
        'ŉ',
        'ǅ',
        'ﬃ',
        'K',
        'Å',
        'Ω',
        'e\u0301',
        'é',
        '\u0344',
        '\u0958',
        '\u2126',
      ]),
    ),
  // The same to the eye.
  (r) => lookalike(r, sentence(r)),
  (r) => lookalike(r, 'Ada Quill'),
  // Pictures of several.
  (r) => within(r, () => some(r, 12, () => from(r, EMOJI) + from(r, GLUE))),
  (r) => some(r, 9, () => point(r, 0x1f1e6, 0x1f1ff)),
  // White space of every kind.
  (r) =>
    within(r, () =>
      some(r, 10, () =>
        from(r, [
          '\t',
          '\n',
          '\r',
          '\r\n',
          '\v',
          '\f',
          '\u0085',
          '\u00a0',
          '\u1680',
          '\u2003',
          '\u2028',
          '\u2029',
          '\u202f',
          '\u205f',
          '\u3000',
        ]),
      ),
    ),
  (r) => some(r, 40, () => from(r, [' ', '\t', '\n', '\u00a0', '\u3000', '\ufeff', '\u200b'])),
  // About the lengths where fields end, in one unit, two and with marks.
  (r) => from(r, ['a', 'ä', '漢', ' b', 'x\n']).repeat(8000).slice(0, from(r, EDGES)),
  (r) => from(r, ['😀', 'e\u0301', '👩‍👧', '“a” ']).repeat(4001).slice(0, from(r, EDGES)),
  (r) =>
    from(r, [...WORDS, ...QUOTES, '(', '[', '{', '<', '&', '.', '…', '-', '0', '\\', '%']).repeat(
      between(r, 100, 1500),
    ),
  // SQL and the language of the search.
  (r) =>
    `${quote(r)}${from(r, [') or 1=1', '; drop table claims', ' union select token from tokens', '||(select 1)', ') values (1)', ' and sleep(5)', '; pragma user_version=9'])}${from(r, ['--', '/*', ';', '#', '', ' -- -'])}${number(r)}`,
  (r) =>
    some(r, 6, () =>
      from(r, [
        '"',
        '*',
        '^',
        'NEAR(',
        ')',
        ' AND ',
        ' OR ',
        ' NOT ',
        '{text}',
        ':',
        'tags:',
        '+',
        '-',
        '(',
        'a',
        'vdraft',
        'x*',
      ]),
    ),
  (r) => some(r, 12, () => from(r, ['%', '_', '\\', '[', ']', '?', '*', 'a', '{', '}', '|'])),
  // Markup, and what ends the markup that a text stands in.
  (r) =>
    `${from(r, ['', '">', "'>", '-->', '</textarea>', '</title>', ']]>', '</script>', '&#x22;>'])}<${from(r, TAGS)} ${from(r, HANDLERS)}${from(r, ['=', ' = ', '/='])}${quote(r)}${from(r, CODE)}${quote(r)}>${sentence(r)}`,
  (r) =>
    `<${from(r, TAGS)}${from(r, ['\n', '\t', '/', '\0', ' '])}src=${from(r, CODE)}${from(r, ['>', '/>', '', ' //'])}`,
  (r) =>
    within(r, () =>
      from(r, [
        '&lt;',
        '&#0;',
        '&#x110000;',
        '&amp;amp;',
        '&quot',
        '&nosuch;',
        '&#xd800;',
        '<!--',
        '<![CDATA[',
        '<?xml',
        '<!DOCTYPE a [<!ENTITY b "c">]>',
        '&b;',
        '</p>',
        '<p',
      ]),
    ),
  (r) =>
    `${from(r, ['{{', '$' + '{', '<%=', '#{', '[[', '{%', '@{', '*{'])}${number(r)}*${number(r)}.constructor${from(r, ['}}', '}', '%>', ']]'])}`,
  // A spreadsheet's formulas and separators.
  (r) =>
    `${from(r, ['=', '+', '-', '@', '\t=', '\r=', ' =', '＝', '＋', '－', '＠', '"=', ';=', ',='])}${MARK}${from(r, ['(1)', '|!A0', '+1', '&"x"'])}${from(r, ['', '\n', '\r\n', '"', ',', '","', '""'])}${word(r)}`,
  (r) => some(r, 10, () => from(r, ['"', ',', ';', '\n', '\r\n', '\t', `=${MARK}`, 'a'])),
  // Lines of a calendar, a header, a feed, a log.
  (r) =>
    `${word(r)}${from(r, ['\r\n', '\n', '\r', '\\n', '\u2028', '%0d%0a', '\n '])}${from(r, ['BEGIN:VEVENT', 'END:VCALENDAR', `SUMMARY:${MARK}`, `X-${MARK}: 1`, `Set-Cookie: ${MARK}=1`, 'data: x', '--boundary', `{"event":"${MARK}"}`])}`,
  (r) =>
    within(r, () =>
      from(r, ['\\', '\\\\', '\\,', '\\;', '\\n', ';', ',', ':', '\r\n ', '\\u0000', '\\x00', '\\']),
    ),
  // Formats of other languages, a shell, paths.
  (r) =>
    some(r, 6, () =>
      from(r, [
        '%s',
        '%n',
        '%x',
        '%@',
        '%1$s',
        '{0}',
        '{}',
        '$1',
        '$&',
        '$`',
        '\\1',
        '$' + '{x}',
        '#{x}',
        '%%',
        '%p',
      ]),
    ),
  (r) =>
    from(r, [
      '$(reboot)',
      '`id`',
      '| cat /etc/passwd',
      '; ls',
      '&& a',
      '> /dev/null',
      '\n:(){ :|:& };:',
      "' -or 1",
      '*(objectClass=*)',
    ]) + word(r),
  (r) =>
    `${from(r, ['../', '..\\', '/', 'C:\\', '\\\\', '%2e%2e/', '....//', 'file:///', '/proc/self/'])}${some(r, 4, () => from(r, ['../', 'etc/', 'passwd', 'con', 'nul', '.git/', '%00', 'aux.txt', '~']))}`,
  // What code takes for another type.
  (r) =>
    from(r, [
      'NaN',
      'Infinity',
      '-Infinity',
      '-0',
      '1e999',
      '0x10',
      '0b1',
      '1_000',
      '١٢٣',
      '１２',
      '½',
      '1.0000000000000002',
      '9007199254740993',
      '00',
      '+1',
      '1,5',
      'true',
      'null',
      'undefined',
      'None',
      '[]',
      '{}',
      '[object Object]',
    ]) + from(r, ['', '', ' ', 'n']),
  (r) =>
    from(r, [
      '__proto__',
      'constructor',
      'prototype',
      'toString',
      'hasOwnProperty',
      'then',
      'valueOf',
      'length',
      '__defineGetter__',
      'toJSON',
      'Symbol.iterator',
      'CON',
      'default',
      'rowid',
      'sqlite_master',
    ]) + from(r, ['', '.x', '[0]', '[]', '=1']),
  (r) =>
    `${from(r, ['0000', '1582', '1900', '2024', '2025', '9999', '10000', '-001', '+12025'])}-${between(r, 0, 13)}-${between(r, 0, 32)}${from(r, ['', 'T24:00:00Z', 'T23:59:60Z', ' 12:00', 'T00:00+99:00', '/..', '~', '?', '/2025'])}`,
  (r) =>
    JSON.stringify(
      from(r, [
        { a: [sentence(r)] } as object,
        [[[[]]]],
        word(r),
        { __proto__: 1, constructor: {} },
        [null, number(r)],
      ]),
    ) + from(r, ['', '}', ',', '\n', '"']),
  // Encoded once too often, or in something else.
  (r) =>
    encodeURIComponent(sentence(r)) +
    from(r, ['%', '%zz', '%00', '%u0041', '%c0%af', '%ff', '+', '&a=b', '#']),
  (r) => [...new TextEncoder().encode(`“${word(r)}” — é`)].map((byte) => String.fromCharCode(byte)).join(''),
  (r) =>
    from(r, [
      '=?utf-8?B?w6k=?=',
      '=E2=80=9C',
      'xn--80ak6aa92e',
      '+AGE-',
      '\\u0061',
      '&#97;',
      'YQ==',
      '\u001b$B',
      '~{',
    ]) + word(r),
  // Addresses.
  (r) =>
    `${from(r, ['http://', 'https://', 'javascript:', 'data:text/html,', 'vbscript:', '//', 'ftp://', 'HTTP:', 'https:\\\\', 'blob:', 'about:'])}${from(r, ['a.example', 'user:pw@a.example', '[::1]', '127.1', '2130706433', 'a.example:99999', 'ａ.example', 'xn--a', 'localhost.', '%61.example', '', 'a b.example', `${MARK}.example`])}${from(r, ['', '/', '/%00', '/?q=<', '#', '/\\', '/..;/', '/“', `/"${MARK}`])}`,
  // Regular expressions, and what makes bad ones slow.
  (r) =>
    from(r, ['(a+)+$', '[', '(?<', '.*.*.*=', '\\', '(a|a)*b', '^(([a-z])+.)+', '{1,', '\\p{', '$^']) +
    'a'.repeat(between(r, 0, 60)) +
    '!',
  // Speech, so that something is found in it, and speech that does not end.
  (r) =>
    within(
      r,
      () =>
        ` ${quote(r)}${sentence(r)}${quote(r)} ${from(r, ['said', 'says', 'according to', ', said', ': ', '— '])} `,
    ),
  (r) =>
    `${quote(r)}${sentence(r)}${from(r, [',', '.', '', '!'])}${quote(r)} ${from(r, ['Ada Quill', 'she', 'the mayor'])} said${from(r, ['.', ' on Thursday.', ', adding that', ''])}`,
  // Anything at all.
  (r) => some(r, 60, () => unit(r, 0, 0xffff)),
  (r) => some(r, 40, () => unit(r, 0x20, 0x7e)),
  (r) => some(r, 40, () => unit(r, 0, 0xff)),
]
