import { expect, test } from 'vitest'
import { readDocument } from '../../src/extract/document.ts'

test.for<[text: string, tokens: string]>([
  [
    'Don’t pay U.S. firms $10,000 — Putin’s co-chair.',
    'Do n’t pay U.S. firms $ 10,000 — Putin ’s co-chair .',
  ],
  ["I'm sure they'll say it's ours, she'd've", "I 'm sure they 'll say it 's ours , she 'd 've"],
  ['O’Hara and ma’am can’t', 'O’Hara and ma’am ca n’t'],
  ['The workers’ rights', 'The workers ’ rights'],
  ['Mr. J. Smith Jr. left at 9:30 a.m. on Jan. 5.', 'Mr. J. Smith Jr. left at 9:30 a.m. on Jan. 5 .'],
  ['5%, 3.5 and 1/2 or 2010–12', '5 % , 3.5 and 1/2 or 2010 – 12'],
  ['No. 10 said no.', 'No. 10 said no .'],
  ['It ended.The rest', 'It ended . The rest'],
  ['see example.com, AT&T, @anna and #news…', 'see example.com , AT&T , @anna and #news …'],
  ['wait... -- “yes”', 'wait ... -- “ yes ”'],
  ["``yes'' the ’90s", "`` yes '' the ’90s"],
  ['The sun. Sun. morning', 'The sun . Sun. morning'],
  ['Zürich’s Łódź, Москва', 'Zürich ’s Łódź , Москва'],
  ['a\u00a0b\u200bc 😀 d', 'a b c 😀 d'],
])('%s', ([text, tokens]) => {
  expect(
    readDocument(text)
      .tokens.map((token) => token.text)
      .join(' '),
  ).toBe(tokens)
})
