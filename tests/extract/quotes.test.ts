import { describe, expect, test } from 'vitest'
import { readDocument } from '../../src/extract/document.ts'

/** The quotations of a text, each as its inner words. */
function quotesOf(text: string): string[] {
  return readDocument(text).quotes.map(({ inner }) => text.slice(inner.start, inner.end))
}

describe('finds quotations', () => {
  test.for<[name: string, text: string, expected: string[]]>([
    ['curly', '“We will stay,” she said. “We like it.”', ['We will stay,', 'We like it.']],
    ['straight', '"We will stay," she said. "We like it."', ['We will stay,', 'We like it.']],
    [
      'straight without a space after',
      '"We will stay,"she said:"We like it."',
      ['We will stay,', 'We like it.'],
    ],
    ['British single', '‘We will stay,’ she said. ‘We like it.’', ['We will stay,', 'We like it.']],
    ['straight single', "'We'll stay,' she said. 'It's ours.'", ["We'll stay,", "It's ours."]],
    ['doubled apostrophes', "''We will stay,'' she said.", ['We will stay,']],
    ['grave and apostrophe', "``We will stay,'' she said.", ['We will stay,']],
    ['guillemets', '«We will stay», she said.', ['We will stay']],
    ['guillemets turned inwards', 'Sie sagte: »Wir bleiben.«', ['Wir bleiben.']],
    ['low opening mark', 'Sie sagte: „Wir bleiben.“', ['Wir bleiben.']],
    ['nested single in double', '“He told me ‘go home’ twice,” she said.', ['He told me ‘go home’ twice,']],
    ['nested double in single', '‘He told me “go home” twice,’ she said.', ['He told me “go home” twice,']],
    ['straight within curly', '“He said "no" to me,” she said.', ['He said "no" to me,']],
    ['curly within straight', '"He said “no” to me," she said.', ['He said “no” to me,']],
    ['curly closed by straight', '“We will stay," she said.', ['We will stay,']],
    [
      'plural possessive within single',
      '‘The workers’ rights come first,’ she said.',
      ['The workers’ rights come first,'],
    ],
    ['plural possessive after single', 'It was ‘fair’ to the workers’ families.', ['fair']],
    ['apostrophes alone', "The workers' rights and the '90s: rock 'n' roll, get 'em.", []],
    ['curly apostrophes alone', 'The workers’ rights and the ’90s: rock ’n’ roll, get ’em, O’Hara’s.', []],
    ['feet and inches', 'The 6" pipe was 5\' long. "It leaks," he said.', ['It leaks,']],
    ['empty', 'He wrote “” and "".', []],
  ])('%s', ([, text, expected]) => {
    expect(quotesOf(text)).toEqual(expected)
  })
})

describe('an unclosed quotation', () => {
  test('ends with its paragraph', () => {
    expect(quotesOf('He said “no, never.\nNobody came. “Fine,” she said.')).toEqual(['no, never.', 'Fine,'])
  })

  test('ends where the next one surely opens', () => {
    expect(quotesOf('He called it “a mistake and left. Then “fine,” she said.')).toEqual([
      'a mistake and left. Then',
      'fine,',
    ])
  })

  test('goes on in each paragraph that reopens it', () => {
    const { quotes } = readDocument('“One.\n“Two.\n\n“Three,” he said.\n“Four.”')
    expect(quotes.map(({ closed, continues }) => [closed, continues])).toEqual([
      [false, null],
      [false, 0],
      [true, 1],
      [true, null],
    ])
  })

  test('goes on in British single marks too', () => {
    const { quotes } = readDocument('‘One.\n‘Two,’ he said.')
    expect(quotes.map(({ closed, continues }) => [closed, continues])).toEqual([
      [false, null],
      [true, 0],
    ])
  })
})

test('the outer span holds the marks and the inner does not', () => {
  const text = "Then ``yes'' came."
  const quote = readDocument(text).quotes[0]
  expect(quote && text.slice(quote.outer.start, quote.outer.end)).toBe("``yes''")
  expect(quote && text.slice(quote.inner.start, quote.inner.end)).toBe('yes')
})
