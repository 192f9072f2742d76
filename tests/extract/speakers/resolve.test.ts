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
    const [minister, place] = speakersOf(SUMMIT, [
      { source: 'Norwegian Prime Minister Astrid Halvorsen', content: 'the treaty would be signed' },
      { source: 'Oslo', content: 'the date' },
    ])
    const role = 'Norwegian Prime Minister'
    expect(minister?.speaker).toEqual({ name: 'Astrid Halvorsen', kind: 'person', role })
    expect(place?.speaker).toEqual({ name: 'Oslo', kind: 'place', role: null })
  })
})

describe('a source span', () => {
  it.each([
    ['Jane Doe, a lawyer from Utrecht,', 'Jane Doe'],
    ['Refugee Forum director Milan Horvat', 'Milan Horvat'],
    ['the head of the Harbour Council, Petra Lang', 'Petra Lang'],
    ['Ursula van der Berg', 'Ursula van der Berg'],
    ['Rep. Dale Whitmore (D-Ohio)', 'Dale Whitmore'],
    ['Mr. Okafor', 'Okafor'],
    ['the U.S. Department of Fisheries', 'United States Department of Fisheries'],
    ['The Harbour Times', 'Harbour Times'],
    ['France’s Colette Marchand', 'Colette Marchand'],
    ['Secretary of State Harold Finch', 'Harold Finch'],
    ['Harbour Council chief executive Anwar Saleh', 'Anwar Saleh'],
    ['Anna Lind and Peter Holm', 'Anna Lind and Peter Holm'],
    ['the Lind campaign', 'the Lind campaign'],
    ['a senior official', 'a senior official'],
    ['Critics of the plan', 'critics of the plan'],
    ['an attorney for the club, Marta Ruiz', 'Marta Ruiz'],
    ['his father Omar Haddad', 'Omar Haddad'],
    ['Head of the northern branch of the Bird Friends Ingrid Aas', 'Ingrid Aas'],
    ['University of Quillton sleep scientist Lars Aune', 'Lars Aune'],
    ['CEO of the Harbour Council Enver Osman', 'Enver Osman'],
    ['The FBI', 'Federal Bureau of Investigation'],
  ])('%s', (source, name) => {
    const text = `On Tuesday, the committee met. ${source} said the bridge would close. It rained.`
    expect(namesOf(text, [{ source, content: 'the bridge would close' }])).toEqual([name])
  })
})

describe('kinds', () => {
  it.each([
    ['Mrs. Okafor', 'person'],
    ['The Ministry of Trade', 'organisation'],
    ['the Kremlin', 'organisation'],
    ['Warsaw', 'place'],
    ['residents', 'group'],
    ['a senior official', 'unnamed'],
    ['the company', 'organisation'],
  ])('%s is a %s', (source, kind) => {
    const text = `On Tuesday, the committee met. ${source} said the bridge would close.`
    const [one] = speakersOf(text, [{ source, content: 'the bridge would close' }])
    expect(one?.speaker?.kind).toBe(kind)
  })
})

describe('one entity', () => {
  it.each([
    [
      'a last name with its particle',
      'Hanneke de Vries met the mayor. De Vries said the dam would hold.',
      'De Vries',
      'Hanneke de Vries',
    ],
    [
      'a name that ended a long one',
      'Biology student at Quill Harbour University Zumari Okelo posted a picture. Okelo said it was real.',
      'Okelo',
      'Zumari Okelo',
    ],
    [
      'a nationality',
      'Coach Dušan Petrović left the club. Yesterday the Serbian said he was tired.',
      'the Serbian',
      'Dušan Petrović',
    ],
    [
      'a role by another word for it',
      'Lady Justice Penhallow ruled on Monday. The judge said the file was wrong.',
      'The judge',
      'Penhallow',
    ],
    [
      'an agency named by its letters',
      'The FDA tested the cheese. The agency said it was safe.',
      'The agency',
      'Food and Drug Administration',
    ],
    [
      'the only company in sight',
      'Microsoft released a patch on Monday. The company said it was safe.',
      'The company',
      'Microsoft',
    ],
    [
      'the police force of the article',
      'The Quillton Police Department shut the road. Later police said it was safe.',
      'police',
      'Quillton Police Department',
    ],
    [
      'not one company of two',
      'Quillsoft and Inkworks met on Monday. The company said it was safe.',
      'The company',
      'the company',
    ],
    ['who stands before a bracket', 'Rep. Ann Lee (D-Ohio), who said it was safe.', 'who', 'Ann Lee'],
    [
      'the subject of the sentence before, not the speaker before that',
      'Pilot Karl Berg thanked the crew. “We land in May,” Berg said.\nEngineer Peter Holm was careful. He said it was safe.',
      'He',
      'Peter Holm',
    ],
    [
      'a paper that was named as one',
      'The mayor wrote to the newspaper De Kompas. The paper said the letter was short.',
      'The paper',
      'De Kompas',
    ],
  ])('%s', (_, text, source, name) => {
    const content = / said (.*)\.$/.exec(text)?.[1] ?? ''
    expect(namesOf(text, [{ source, content }])).toEqual([name])
  })
})

describe('pronouns', () => {
  it.each([
    [
      'the speaker of the sentence before',
      'Peter Holm met Anna Lind. “I am glad,” Holm said. “We agree,” she said.',
      'Anna Lind',
    ],
    ['gender by title', 'Mr. Adeyi and Mrs. Bello spoke. She said no vote was held.', 'Bello'],
    [
      'not who is only spoken of in the quotation',
      'Peter Holm came late. “Karl Berg will lose,” he said.',
      'Peter Holm',
    ],
    [
      'not the owner',
      'Karl Berg’s lawyer stayed away. Peter Holm arrived. He said it was over.',
      'Peter Holm',
    ],
    ['somebody only described', 'A policewoman saw it all. She said the car was red.', 'a policewoman'],
    ['a body', 'The Harbour Council met on Monday. It said the bridge was safe.', 'Harbour Council'],
  ])('%s', (_, text, name) => {
    const match = /(\w+) said (.*)\.$|(“[^”]*,”) (\w+) said\.$/.exec(text)
    const source = match?.[1] ?? match?.[4] ?? ''
    const content = match?.[2] ?? match?.[3] ?? ''
    expect(namesOf(text, [{ source, content }])).toEqual([name])
  })

  it('“they” are the group that spoke last', () => {
    const text = 'The researchers found no trace of it. They said the lake was clean.'
    const cases = [
      { source: 'The researchers', content: 'no trace of it' },
      { source: 'They', content: 'the lake was clean' },
    ]
    expect(namesOf(text, cases)).toEqual(['the researchers', 'the researchers'])
  })

  it('nobody when nobody fits', () => {
    const text = 'Anna Lind spoke first. Later he said the lake was clean.'
    const [one] = speakersOf(text, [{ source: 'he', content: 'the lake was clean' }])
    expect(one).toEqual({ speaker: null, resolution: 'unknown', confidence: 0 })
  })

  it('“I” in a quotation is whoever speaks it', () => {
    const text = '“I said the lake was clean,” Peter Holm told the court.'
    const cases = [
      { source: 'Peter Holm', content: '“I said the lake was clean,”' },
      { source: 'I', content: 'the lake was clean' },
    ]
    expect(namesOf(text, cases)).toEqual(['Peter Holm', 'Peter Holm'])
  })
})

describe('no source', () => {
  it.each([
    ['Anna Lind left the hall, saying the lake was clean.', 'saying', 'Anna Lind'],
    ['Harbour chief Anna Lind wrote to Peter Holm and said the lake was clean.', 'said', 'Anna Lind'],
    ['Anna Lind was told the lake was clean.', 'was told', '-'],
    ['In Utrecht, it was said the lake was clean.', 'was said', '-'],
  ])('%s', (text, cue, name) => {
    expect(namesOf(text, [{ source: '', cue, content: 'the lake was clean' }])).toEqual([name])
  })

  it('goes on with the quotation before it in the paragraph', () => {
    const text = '“The lake is clean,” Anna Lind said. “Come and swim.”\n“The river is not.”'
    const cases = [
      { source: 'Anna Lind', content: '“The lake is clean,”' },
      { source: '', content: '“Come and swim.”' },
      { source: '', content: '“The river is not.”' },
    ]
    expect(namesOf(text, cases)).toEqual(['Anna Lind', 'Anna Lind', '-'])
  })
})

describe('two people of one last name', () => {
  it('are kept apart by given name and by title', () => {
    const text = `Anna Lind said the lake was clean. Her brother Peter Lind said the river was not.
Mr. Lind said the mayor knew. Ms. Lind said the town did not care.`
    const names = namesOf(text, [
      { source: 'Anna Lind', content: 'the lake was clean' },
      { source: 'Her brother Peter Lind', content: 'the river was not' },
      { source: 'Mr. Lind', content: 'the mayor knew' },
      { source: 'Ms. Lind', content: 'the town did not care' },
    ])
    expect(names).toEqual(['Anna Lind', 'Peter Lind', 'Peter Lind', 'Anna Lind'])
  })
})

describe('a father and a son of one name', () => {
  it('are two', () => {
    const text =
      'Carl Berg said the mill would open. It did not. Later on Carl Berg Jr. said the mill would close.'
    const cases = [
      { source: 'Carl Berg', content: 'the mill would open' },
      { source: 'Carl Berg Jr.', content: 'the mill would close' },
    ]
    expect(namesOf(text, cases)).toEqual(['Carl Berg', 'Carl Berg Jr.'])
  })
})

describe('bodies', () => {
  it('joins an acronym to its name and a class word to its body', () => {
    const text = `The Northern Fisheries Agency (NFA) said stocks were low. The NFA said nets must be mended.
The agency said boats must stay in port.`
    const names = namesOf(text, [
      { source: 'The Northern Fisheries Agency', content: 'stocks were low' },
      { source: 'The NFA', content: 'nets must be mended' },
      { source: 'The agency', content: 'boats must stay in port' },
    ])
    expect(new Set(names)).toEqual(new Set(['Northern Fisheries Agency']))
  })
})
