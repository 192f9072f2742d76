/** The measures against worked examples, and against the reference scorer where it is at hand. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { reliability } from './calibration.ts'
import { type AlignedArticle, scoreCofenet } from './cofenet.ts'
import { DATA_FOLDER, type MarkedArticle, type PlainClaim, readGold, readLines } from './gold.ts'
import { sameName } from './names.ts'
import { readOwnText } from './own.ts'
import { compareAll, scoreClaims } from './score.ts'

const text = 'Mayor Lee said the bridge will open. “It is safe,” she added.'

function claim(parts: Partial<Record<'content' | 'cue' | 'source', string>>, confidence = 1): PlainClaim {
  const span = (words: string | undefined) => {
    const start = words === undefined ? -1 : text.indexOf(words)
    return start < 0 ? [] : [{ start, end: start + (words?.length ?? 0) }]
  }
  return {
    content: span(parts.content),
    cue: span(parts.cue),
    source: span(parts.source),
    speaker: null,
    kind: 'indirect',
    pronounSource: false,
    confidence,
    method: 'test',
  }
}

function article(claims: PlainClaim[]): MarkedArticle {
  return { id: 'a', text, publishedAt: null, claims, dates: [] }
}

const gold = article([
  claim({ source: 'Mayor Lee', cue: 'said', content: 'the bridge will open' }),
  claim({ source: 'she', cue: 'added', content: '“It is safe,”' }),
])

describe('scoreClaims', () => {
  it('leaves out marks and punctuation at the edges', () => {
    const predicted = article([
      claim({ source: 'Lee', content: 'the bridge will open.' }),
      claim({ content: 'It is safe' }),
    ])
    const scores = scoreClaims(compareAll([gold], [predicted]))
    expect(scores.strict.f1).toBe(100)
    expect(scores.sourceOverlap).toBe(50)
    expect(scores.sourceExact).toBe(0)
    expect(scores.endToEnd.f1).toBe(50)
  })

  it('counts a content cut short as soft, not strict', () => {
    const predicted = article([claim({ source: 'Mayor Lee', content: 'the bridge' })])
    const scores = scoreClaims(compareAll([gold], [predicted]))
    expect(scores.strict.f1).toBe(0)
    expect(scores.soft).toMatchObject({ precision: 100, recall: 50 })
    expect(scores.endToEnd.recall).toBe(50)
  })
})

describe('reliability', () => {
  it('puts stated confidence beside the share that is right', () => {
    const predicted = article([
      claim({ source: 'Lee', content: 'the bridge will open' }, 0.92),
      claim({ source: 'Lee', content: 'It is safe' }, 0.9),
    ])
    expect(reliability(compareAll([gold], [predicted]))).toEqual([
      { from: 0.9, to: 0.95, claims: 2, stated: expect.closeTo(0.91), right: 0.5 },
    ])
  })
})

describe('sameName', () => {
  it.each([
    ['Volodymyr Zelenskyy', 'Zelenskyy', true],
    ['President José Mujica', 'Jose Mujica', true],
    ['Ann Lee', 'Ann Kim', false],
    ['Ann Lee', null, false],
  ])('%s and %s: %s', (a, b, same) => {
    expect(sameName(a, b)).toBe(same)
  })
})

const reference = join(DATA_FOLDER, 'score.mjs')

describe.skipIf(!existsSync(reference))('the reference scorer', () => {
  it('gives the same figures for damaged gold claims', async () => {
    const scorer = (await import(/* @vite-ignore */ reference)) as Reference
    const marked = readGold(join(DATA_FOLDER, 'polnear_dev.jsonl')).slice(0, 30)
    const aligned = readLines<AlignedArticle>(join(DATA_FOLDER, 'cofenet_dev_aligned.jsonl'))
    const predicted = marked.map((one) => ({ ...one, claims: one.claims.flatMap(damage) }))
    const theirs = scorer.score(marked.map(asReference), predicted.map(asReference))
    const ours = scoreClaims(compareAll(marked, predicted))
    expect(ours.strict.f1).toBe(theirs.content_strict?.F1)
    expect(ours.soft.f1).toBe(theirs.content_soft?.F1)
    expect(ours.partial.f1).toBe(theirs.content_partial_pareti?.F1)
    expect(ours.characters.f1).toBe(theirs.content_char_f1?.F1)
    expect(ours.endToEnd.f1).toBe(theirs.attribution?.end_to_end.F1)
    expect(ours.sourceExact).toBe(theirs.attribution?.source_exact_acc_on_matched)
    const rows = scorer.cofenet(aligned, predicted.map(asReference))
    const cofenet = scoreCofenet(aligned, predicted)
    for (const role of ['source', 'cue', 'content'] as const)
      expect(cofenet[role].f1).toBe(rows[role]?.exact.F1)
  })
})

interface Reference {
  score: (
    gold: unknown[],
    predicted: unknown[],
  ) => {
    [name: string]: { F1: number } | undefined
  } & { attribution?: { end_to_end: { F1: number }; source_exact_acc_on_matched: number } & { F1: number } }
  cofenet: (
    aligned: AlignedArticle[],
    predicted: unknown[],
  ) => Record<string, { exact: { F1: number } } | undefined>
}

/** Some claims lost, some cut, some without their source: by their place, so always the same. */
function damage(one: PlainClaim, index: number): PlainClaim[] {
  if (index % 5 === 0) return []
  if (index % 5 === 1)
    return [{ ...one, content: one.content.map(({ start, end }) => ({ start, end: end - 9 })) }]
  if (index % 5 === 2) return [{ ...one, source: [] }]
  return [one]
}

function asReference(one: MarkedArticle): unknown {
  const pairs = (spans: PlainClaim['content']) => spans.map(({ start, end }) => [start, end])
  return {
    ...one,
    claims: one.claims.map((each) => ({
      ...each,
      content: pairs(each.content),
      cue: pairs(each.cue),
      source: each.source.length > 0 ? pairs(each.source) : null,
    })),
  }
}

describe('readOwnText', () => {
  const marked = `=== Bridge | wire | 2024-05-06
⟪1 Mayor Lee⟫ ⟨1 said⟩ ⟦1 the bridge ⟪2 she⟫ ⟨2 wanted⟩ ⟦2 to open⟧ was safe⟧.

⟦3 “It is safe,”⟧ ⟪3 she⟫ said. ⟦3 “Go.”⟧
--- speakers
1 = Ann Lee
2 = ?
`
  it('gives the text without marks, and each attribution with its spans in it', () => {
    const [one] = readOwnText(marked)
    const words = (spans: readonly { start: number; end: number }[]) =>
      spans.map(({ start, end }) => one?.text.slice(start, end))
    expect(one?.text).toBe(
      'Mayor Lee said the bridge she wanted to open was safe.\n\n“It is safe,” she said. “Go.”',
    )
    expect(one?.publishedAt).toBe('2024-05-06')
    expect(one?.claims.map(({ content }) => words(content))).toEqual([
      ['the bridge she wanted to open was safe'],
      ['to open'],
      ['“It is safe,”', '“Go.”'],
    ])
    expect(one?.claims.map(({ speaker, kind, pronounSource }) => ({ speaker, kind, pronounSource }))).toEqual(
      [
        { speaker: 'Ann Lee', kind: 'indirect', pronounSource: false },
        { speaker: null, kind: 'indirect', pronounSource: true },
        { speaker: null, kind: 'direct', pronounSource: true },
      ],
    )
  })

  it.each([
    ['a mark that is not closed', '⟪1 Lee said'],
    ['an end without a mark', 'Lee⟫ said'],
  ])('refuses %s', (_, body) => {
    expect(() => readOwnText(`=== T | wire | 2024-05-06\n${body}\n`)).toThrow('mark')
  })
})
