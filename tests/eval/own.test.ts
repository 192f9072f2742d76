/** The invented articles that extraction is measured on are marked as their page says. */
import { describe, expect, it } from 'vitest'
import { OWN_SETS, readOwn } from './own.ts'

describe.each(OWN_SETS.map((path) => [path.split('/').at(-1), readOwn(path)] as const))(
  '%s',
  (_, articles) => {
    it('has articles, each of its own', () => {
      expect(articles.length).toBeGreaterThanOrEqual(30)
      expect(new Set(articles.map(({ text }) => text)).size).toBe(articles.length)
    })

    it('has no attribution without words, nor without a cue and a source', () => {
      const bare = articles.flatMap(({ id, claims }) =>
        claims
          .filter(({ content, cue, source }) => content.length === 0 || cue.length + source.length === 0)
          .map(() => id),
      )
      expect(bare).toEqual([])
    })

    it('has marks around words, without white space at their edges', () => {
      const loose = articles.flatMap(({ text, claims }) =>
        claims
          .flatMap(({ content, cue, source }) => [...content, ...cue, ...source])
          .map(({ start, end }) => text.slice(start, end))
          .filter((words) => words === '' || words !== words.trim()),
      )
      expect(loose).toEqual([])
    })
  },
)
