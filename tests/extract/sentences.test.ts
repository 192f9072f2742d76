import { expect, test } from 'vitest'
import { readDocument } from '../../src/extract/document.ts'

test.for<[name: string, sentences: string[]]>([
  ['full stops', ['He left.', 'She stayed!', 'Why?', 'Nobody knew…', 'Then it rained.']],
  ['titles and initials', ['Mr. J. K. Hale met Gov. Ann Li.', 'He left.']],
  ['an initialism', ['He met the U.S. Treasury chief.', 'She left the U.S.', 'The ministry did not.']],
  ['decimals', ['It rose 3.5 percent to $1.2 million.', 'It fell.']],
  ['times of day', ['It opens at 9 a.m. Monday.', 'It closes at 5 p.m.', 'The shop is small.']],
  ['a quotation and its verb', ['“We won’t go. Not now,” Mr. Hale said.', 'He left.']],
  ['a question and its verb', ['“Will it work?” Mayor Ann Smith asked.', '“No!” he said.', 'It ended.']],
  ['a quotation that ends a sentence', ['He said “it is over.”', '“It is late.”', 'They left.']],
  ['a stop outside the mark', ['He called it “over”.', 'They left.']],
  ['brackets', ['He left.', '(She stayed.)', 'It ended.']],
  ['a number sign', ['No. 10 was silent.', 'They said no.', 'Ten said yes.']],
])('%s', ([, sentences]) => {
  const text = sentences.join(' ')
  expect(readDocument(text).sentences.map(({ start, end }) => text.slice(start, end))).toEqual(sentences)
})

test('a new paragraph begins a new sentence', () => {
  const text = 'A headline without a stop\nBy nobody\n\nthen text'
  expect(readDocument(text).sentences.map(({ start, end }) => text.slice(start, end))).toEqual([
    'A headline without a stop',
    'By nobody',
    'then text',
  ])
})
