/** Date expressions: found with the right value or not. */
import type { DatedValue } from '../../src/extract/types.ts'
import type { GoldDate, MarkedArticle } from './gold.ts'

/** Counts over a set: `found` = an expression overlaps, `right` = and has the right first and last day. */
export interface DateScore {
  readonly gold: number
  readonly found: number
  readonly right: number
  /** The expressions that were missed or read wrongly: article, place, what it should be, what was read. */
  readonly wrong: readonly string[]
}

/** Compares the dates that were read in each article with the gold ones. `read` gives the dates of one article. */
export function scoreDates(
  gold: readonly MarkedArticle[],
  read: (article: MarkedArticle) => readonly DatedValue[],
): DateScore {
  const wrong: string[] = []
  let found = 0
  let right = 0
  let total = 0
  for (const article of gold) {
    const values = article.dates.length > 0 ? read(article) : []
    for (const date of article.dates) {
      total++
      const here = values.filter((value) => overlaps(value, date))
      if (here.length > 0) found++
      if (here.some((value) => isRight(value, date))) right++
      else wrong.push(describe(article, date, here))
    }
  }
  return { gold: total, found, right, wrong }
}

function overlaps(value: DatedValue, date: GoldDate): boolean {
  const span = value.derivation.span
  return span !== null && span.start < date.end && date.start < span.end
}

/** An end that the gold leaves open is not compared. */
function isRight(value: DatedValue, date: GoldDate): boolean {
  const first = date.when ?? date.from
  const last = date.when ?? date.to
  return (
    (first === null || value.earliest === firstDay(first)) &&
    (last === null || value.latest === lastDay(last))
  )
}

/** First day of a year, month or day written as ISO 8601. */
function firstDay(date: string): string {
  return date + '-01-01'.slice(date.length === 4 ? 0 : date.length === 7 ? 3 : 6)
}

/** Last day of a year, month or day written as ISO 8601. */
function lastDay(date: string): string {
  if (date.length === 4) return `${date}-12-31`
  if (date.length !== 7) return date
  const [year, month] = date.split('-').map(Number)
  return new Date(Date.UTC(year ?? 0, month ?? 1, 0)).toISOString().slice(0, 10)
}

function describe(article: MarkedArticle, date: GoldDate, here: readonly DatedValue[]): string {
  const wanted = date.when ?? `${date.from ?? ''}/${date.to ?? ''}`
  const got = here.map((value) => `${value.earliest}/${value.latest} (${value.derivation.rule})`).join(', ')
  return `${article.id} (${article.publishedAt}) “${article.text.slice(date.start, date.end)}”: ${wanted}, read ${got || 'nothing'}`
}
