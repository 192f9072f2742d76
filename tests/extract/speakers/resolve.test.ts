import { describe, expect, it } from 'vitest'
import { namesOf, speakersOf } from './attribute.ts'

const SUMMIT = `Norwegian Prime Minister Astrid Halvorsen said on Monday the treaty would be signed. She also warned that delays were likely.
“We are close,” Halvorsen said.
Chilean Foreign Minister Rodrigo Paredes told reporters the talks had been slow. He blamed the lawyers for it.
The Norwegian leader dismissed the complaint as old news, while Oslo confirmed the date.`

describe('one article', () => {
  it('joins name, last name, pronoun and description to one speaker', () => {
    const names = namesOf(SUMMIT, [
      { source: 'Norwegian Prime Minister Astrid Halvorsen', content: 'the treaty would be signed' },
      { source: 'She', content: 'delays were likely' },
      { source: 'Halvorsen', content: '“We are close,”' },
      { source: 'Chilean Foreign Minister Rodrigo Paredes', content: 'the talks had been slow' },
      { source: 'He', content: 'the lawyers for it' },
      { source: 'The Norwegian leader', content: 'the complaint as old news' },
      { source: 'Oslo', content: 'the date' },
    ])
    expect(names).toEqual([
      'Astrid Halvorsen',
      'Astrid Halvorsen',
      'Astrid Halvorsen',
      'Rodrigo Paredes',
      'Rodrigo Paredes',
      'Astrid Halvorsen',
      'Oslo',
    ])
  })

  it('states role and kind as the article does', () => {
    const [minister] = speakersOf(SUMMIT, [
      { source: 'Norwegian Prime Minister Astrid Halvorsen', content: 'the treaty would be signed' },
    ])
    expect(minister?.speaker).toEqual({
      name: 'Astrid Halvorsen',
      kind: 'person',
      role: 'Norwegian Prime Minister',
    })
  })
})
