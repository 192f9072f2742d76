import { describe, expect, it } from 'vitest'
import { nameKeys, sameSpeaker } from '../../../src/extract/speakers/name-key.ts'
import type { SpeakerKind } from '../../../src/extract/types.ts'

const person = (name: string) => ({ name, kind: 'person' as SpeakerKind })
const body = (name: string) => ({ name, kind: 'organisation' as SpeakerKind })

describe('names that are one person', () => {
  it.each([
    ['Volodymyr Zelenskyy', 'Volodymyr Zelensky'],
    ['Volodymyr Zelenskyy', 'Volodymyr Zelenskiy'],
    ['Volodymyr Zelenskyy', 'Wolodymyr Selenskyj'],
    ['Sergey Lavrov', 'Sergei Lawrow'],
    ['Dmitry Medvedev', 'Dmitri Medwedew'],
    ['Heiko Müller', 'Heiko Mueller'],
    ['Heiko Müller', 'Heiko Muller'],
    ['Muammar Gaddafi', 'Muammar Qaddafi'],
    ['Muammar Gaddafi', 'Muammar Gadhafi'],
    ['Yoon Suk-yeol', 'Yoon Suk Yeol'],
    ['Mohamed al-Sayed', 'Mohammed el-Sayed'],
    ['Bashar al-Assad', 'Bashar Assad'],
    ['Hernán Darío Gómez', 'Hernan Dario Gomez'],
    ['JD Vance', 'J.D. Vance'],
    ['Petro Poroshenko', 'Petro Poroschenko'],
    ['Mikhail Gorbachev', 'Michail Gorbatschow'],
    ['Nikita Khrushchev', 'Nikita Chruschtschow'],
    ['Nikol Pashinyan', 'Nikol Paschinjan'],
    ['Björn Höcke', 'Bjoern Hoecke'],
    ['Muammar Gaddafi', 'Moammar Qaddafi'],
    ['Sinéad O’Connor', "Sinead O'Connor"],
    ['Recep Tayyip Erdoğan', 'Recep Tayyip Erdogan'],
  ])('%s and %s', (a, b) => {
    expect(sameSpeaker(person(a), person(b))).toBe(true)
  })
})

describe('names that are not one person without somebody saying so', () => {
  it.each([
    ['Zelenskyy', 'Zelenskyy'],
    ['George Bush', 'George W. Bush'],
    ['Donald Trump', 'Donald Trump Jr.'],
    ['Donald Trump', 'Ivanka Trump'],
    ['Donald Trump', 'Trump'],
    ['Zara Khan', 'Sara Khan'],
    ['Jo Cox', 'Joe Cox'],
    ['Bill Clinton', 'William Clinton'],
    ['Jackie Chan', 'Jackie Han'],
    ['Vladimir Petrov', 'Volodymyr Petrov'],
    ['Anna Lindh', 'Anna Lind'],
    ['Maia Sandu', 'Maia Sandhu'],
    ['Minh Le', 'Minh Lee'],
    ['Peter Hoffmann', 'Peter Hoffman'],
    ['Kim Jong-un', 'Kim Jong-il'],
    ['Ivan Petrov', 'Ivana Petrova'],
    ['Lee Hsien Loong', 'Lee Kuan Yew'],
    ['David Miliband', 'Ed Miliband'],
    ['Peter Schmidt', 'Peter Schmitt'],
    ['', ''],
  ])('%s and %s', (a, b) => {
    expect(sameSpeaker(person(a), person(b))).toBe(false)
  })

  it('offers them as candidates', () => {
    const shared = (a: string, b: string) => {
      const keys = nameKeys(person(b)).candidates
      return nameKeys(person(a)).candidates.filter((key) => keys.includes(key))
    }
    expect(shared('Bill Clinton', 'William J. Clinton')[0]).toBe('plain:williamclinton')
    expect(shared('Donald Trump', 'Trump')).toEqual(['last:trump'])
    expect(shared('Donald Trump', 'Donald J. Trump')[0]).toBe('plain:donaldtrump')
    expect(shared('Jane Doe', 'John Roe')).toEqual([])
  })
})

describe('bodies and places', () => {
  it('evens out spelling and abbreviation', () => {
    expect(sameSpeaker(body('World Health Organisation'), body('the World Health Organization'))).toBe(true)
    expect(sameSpeaker(body('U.S. Department of Justice'), body('United States Department of Justice'))).toBe(
      true,
    )
    expect(sameSpeaker(body('Ministry of Defence'), body('Ministry of Defense'))).toBe(true)
    expect(sameSpeaker(body('Ministry of Defence'), body('Ministry of Health'))).toBe(false)
  })

  it('keeps a person and a body of one name apart', () => {
    expect(sameSpeaker(person('Morgan Stanley'), body('Morgan Stanley'))).toBe(false)
  })

  it('knows a body by letters that mean nobody else', () => {
    expect(sameSpeaker(body('WHO'), body('World Health Organization'))).toBe(true)
    expect(sameSpeaker(body('F.B.I.'), body('Federal Bureau of Investigation'))).toBe(true)
  })

  it('has an acronym only as a candidate', () => {
    expect(sameSpeaker(body('QHC'), body('Quill Harbour Council'))).toBe(false)
    expect(nameKeys(body('QHC')).candidates).toEqual(nameKeys(body('Quill Harbour Council')).candidates)
  })

  it('never merges descriptions and groups', () => {
    expect(nameKeys({ name: 'a senior official', kind: 'unnamed' }).merge).toBeNull()
    expect(nameKeys({ name: 'Jane Doe and John Roe', kind: 'group' }).merge).toBeNull()
  })
})
