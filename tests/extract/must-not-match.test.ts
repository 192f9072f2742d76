import { expect, test } from 'vitest'
import { extractClaims } from '../../src/extract/index.ts'
import { model } from '../eval/extract.ts'
import { show } from './show.ts'

/** Texts in which nobody is quoted or reported: each must give nothing at all. */
test.for<[name: string, text: string]>([
  ['a scare quote', 'The “soft” start to the season surprised nobody in the town.'],
  ['scare quotes, British', 'The ‘soft’ start to the season was a ‘mixed blessing’ for the town.'],
  ['a nickname', 'Pat “Lucky” Moran opened the shop in 1974 and ran it for forty years.'],
  ['a title of a book', 'Her second novel, “The Glass Harbour”, sold well in Denmark.'],
  ['a title of a film at the end', 'On Friday the cinema shows “A Winter in Tallow”.'],
  ['a title of a song', 'The choir opened with “When the River Sleeps” and closed with “Lanterns”.'],
  ['a term explained', 'The tool, known as a “spudger”, has a flat tip.'],
  ['a word as a word', 'The word “set” has many meanings.'],
  ['said to be', 'The castle is said to be haunted.'],
  ['reported to be', 'The bridge is reported to be closed.'],
  ['so-called', 'The so-called “shadow fleet” left port at dawn.'],
  ['apostrophes', "The workers' canteen, the '90s kiosk and O'Hara's bar stayed open."],
  ['inches', 'The pipe is 6" wide and the board is 4" thick.'],
  ['a recipe', 'Add 200 g of flour and two eggs. Stir for 5 minutes, then rest the dough for an hour.'],
  ['a recipe list', 'Ingredients:\n- 200 g flour\n- 2 eggs\n- salt'],
  ['opening hours', 'Open Monday to Friday, 9 a.m. to 5 p.m. Closed on public holidays.'],
  ['a property listing', 'Two-bedroom flat in Norwood. Rent: 900 a month. Available from 1 May.'],
  ['a job listing', 'Part-time librarian wanted. Hours: 20 a week. Closing date: 3 June.'],
  ['a weather forecast', 'Rain will spread from the west by noon. Winds: light. High: 14C. Low: 6C.'],
  ['a weather report', 'Snow fell on higher ground overnight and roads were icy at dawn.'],
  ['a results table', 'Norwood 2 Tallow 1\nHarbour 0 Millbrook 3\nEastgate 1 Westgate 1'],
  ['a league table', 'Team P W D L Pts\nNorwood 10 7 2 1 23\nTallow 10 6 1 3 19'],
  ['a match report', 'Norwood beat Tallow 2-1 on Saturday with two late goals from Ann Lee.'],
  ['navigation', 'Home\nNews\nSport\nWeather\nContact us\nLog in'],
  [
    'share links',
    'Share this:\n- Click to share on X (Opens in new window) X\n- Click to email a link to a friend',
  ],
  [
    'related stories',
    'The tram line opened.\nRelated\n- Mayor says tram line will open\n- “We are ready,” says coach',
  ],
  ['sign-up lines', 'Sign up to our newsletter\nSubscribe to get the latest posts sent to your email.'],
  ['a picture credit', 'Photo: Ann Lee/Harbour News'],
  ['a byline', 'By Ann Lee and Tom Moran'],
  ['a cookie notice', 'We use cookies to improve your experience. By clicking accept you agree.'],
  ['a copyright line', '© 2026 Harbour News. All rights reserved.'],
  ['an advertisement mark', 'Advertisement'],
  [
    'a dateline and plain news',
    'NORWOOD, May 3 (Harbour News) — The tram line opened on Sunday after two years of work.',
  ],
  ['a timetable', 'Trains leave at 9:05, 9:35 and 10:05. Journey time: 25 minutes.'],
  ['stock figures', 'Shares in Tallow Glass rose 3.5% to 412p. Volume: 1.2m.'],
  ['an obituary fact line', 'Pat Moran, a founder of the Harbour choir, died on Monday aged 91.'],
  ['a caption', 'Visitors walk past the “Lantern House” on Mill Street.'],
  ['a chess move list', '1. e4 e5 2. Nf3 Nc6 3. Bb5 a6'],
  ['an address', 'The office is at 14 Mill Street, Norwood, next to the “Blue Door” café.'],
  ['empty quotation marks', 'The label read “” and nothing else.'],
  [
    'reports as a noun',
    'Annual reports and accounts are kept in the claims office of the United States mission.',
  ],
  ['an empty text', ''],
])('%s', ([, text]) => {
  expect(show(text)).toEqual([])
})

test.for([
  'Mayor Anna Solberg denied that.',
  'Mayor Anna Solberg denied it.',
  'Mayor Anna Solberg confirmed that.',
])('words that only point at others are no claim: %s', (text) => {
  expect(show(text).length).toBeGreaterThan(0)
  expect(extractClaims(text, { publishedAt: '2026-01-05' })).toEqual([])
  expect(extractClaims(text, { publishedAt: '2026-01-05' }, model)).toEqual([])
})
