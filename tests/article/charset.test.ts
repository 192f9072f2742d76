/** Encodings: which declaration wins, and what undeclared bytes become. */
import { describe, expect, it } from 'vitest'
import { decodePage } from '../../src/article/charset.ts'

const latin = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0))
const utf8 = (text: string) => new TextEncoder().encode(text)

describe('decodePage', () => {
  it.each([
    ['UTF-8 without a word', utf8('<p>“é”'), 'text/html', '<p>“é”'],
    ['windows-1252 without a word', latin('<p>\x93\xe9\x94'), 'text/html', '<p>“é”'],
    ['the header', latin('<p>\xc8'), 'text/html; charset=windows-1251', '<p>И'],
    ['the header in quotes', latin('<p>\xc8'), 'text/html;charset="Windows-1251"', '<p>И'],
    [
      'the header before meta',
      utf8('<meta charset=windows-1251><p>é'),
      'text/html; charset=utf-8',
      '<meta charset=windows-1251><p>é',
    ],
    ['meta', latin('<meta charset="windows-1251"><p>\xc8'), 'text/html', '<meta charset="windows-1251"><p>И'],
    [
      'meta in the old way',
      latin('<meta http-equiv="Content-Type" content="text/html; charset=koi8-r"><p>\xe9'),
      'text/html',
      '<meta http-equiv="Content-Type" content="text/html; charset=koi8-r"><p>И',
    ],
    ['Latin-1 is windows-1252', latin('\x93a\x94'), 'text/html; charset=iso-8859-1', '“a”'],
    ['Shift JIS', latin('\x93\xfa\x96\x7b'), 'text/html; charset=shift_jis', '日本'],
    ['a byte order mark before all', latin('\xef\xbb\xbf\xc3\xa9'), 'text/html; charset=windows-1251', 'é'],
    ['UTF-16 by its mark', latin('\xff\xfea\x00b\x00'), 'text/html', 'ab'],
    ['meta cannot say UTF-16', utf8('<meta charset=utf-16>é'), 'text/html', '<meta charset=utf-16>é'],
    ['an unknown name counts as none', utf8('é'), 'text/html; charset=klingon', 'é'],
    ['declared UTF-8 that is none', latin('a\xff'), 'text/html; charset=utf-8', 'a\ufffd'],
    ['nothing', new Uint8Array(), 'text/html', ''],
  ])('%s', (_name, bytes, header, wanted) => expect(decodePage(bytes, header)).toBe(wanted))

  it('does not look for meta beyond the first 1024 bytes', () => {
    const page = `${' '.repeat(1024)}<meta charset="windows-1251">\xc8`
    expect(decodePage(latin(page), 'text/html').at(-1)).toBe('È')
  })

  it('looks for meta in linear time', () => {
    const started = performance.now()
    decodePage(latin('<meta '.repeat(400_000)), `text/html${' ;'.repeat(100_000)}`)
    expect(performance.now() - started).toBeLessThan(1_000)
  })
})
