/**
 * The published measure for PolNeAR (CofeNet, Wang et al., COLING 2022, section 4): each role's segments,
 * exact, in the rows and tokens that its authors cut the articles into.
 */
import type { Span } from '../../src/extract/types.ts'
import type { MarkedArticle, PlainClaim } from './gold.ts'
import { type Rates, rates } from './overlap.ts'

/** An article of aligned rows: each row's tokens (offsets into the article, null where unaligned) and BIO labels. */
export interface AlignedArticle {
  readonly id: string
  readonly article: string
  readonly rows: readonly {
    readonly spans: readonly (readonly [number, number] | null)[]
    readonly labels: readonly string[]
  }[]
}

export type Role = 'source' | 'cue' | 'content'

interface Segment {
  readonly role: Role
  readonly start: number
  readonly end: number
}

const ROLES: readonly Role[] = ['source', 'cue', 'content']

/** Exact-match rates for each role. */
export function scoreCofenet(
  aligned: readonly AlignedArticle[],
  predicted: readonly MarkedArticle[],
): Record<Role, Rates> {
  const byId = new Map(predicted.map((article) => [article.id, article.claims]))
  const right = { source: 0, cue: 0, content: 0 }
  const found = { source: 0, cue: 0, content: 0 }
  const gold = { source: 0, cue: 0, content: 0 }
  for (const article of aligned) {
    const claims = byId.get(article.id) ?? byId.get(article.article) ?? []
    for (const row of article.rows) {
      const wanted = new Set(segments(row.labels).map(key))
      for (const segment of segments(row.labels)) gold[segment.role]++
      for (const segment of segments(paint(row.spans, claims))) {
        found[segment.role]++
        if (wanted.has(key(segment))) right[segment.role]++
      }
    }
  }
  const of = (role: Role) => rates(right[role], found[role], gold[role])
  return { source: of('source'), cue: of('cue'), content: of('content') }
}

/** Labels of a row's tokens under the claims: contents first, then sources and cues over them. */
function paint(tokens: AlignedArticle['rows'][number]['spans'], claims: readonly PlainClaim[]): string[] {
  const labels = tokens.map(() => 'O')
  const put = (span: Span, role: Role): void => {
    let prefix = 'B-'
    tokens.forEach((token, index) => {
      if (token === null || token[0] < span.start || token[0] >= span.end || token[1] <= token[0]) return
      labels[index] = prefix + role
      prefix = 'I-'
    })
  }
  for (const claim of claims) for (const span of claim.content) put(span, 'content')
  for (const claim of claims) {
    for (const span of claim.source) put(span, 'source')
    for (const span of claim.cue) put(span, 'cue')
  }
  return labels
}

/** Segments of a BIO row. An I that does not go on with the open segment ends it and opens none. */
function segments(labels: readonly string[]): Segment[] {
  const found: Segment[] = []
  let open: { role: Role; start: number } | null = null
  const close = (end: number): void => {
    if (open) found.push({ ...open, end })
    open = null
  }
  labels.forEach((label, index) => {
    const role = ROLES.find((one) => label.slice(2) === one)
    if (label.startsWith('I-') && open?.role === role) return
    close(index)
    if (label.startsWith('B-') && role) open = { role, start: index }
  })
  close(labels.length)
  return found
}

function key(segment: Segment): string {
  return `${segment.role} ${segment.start} ${segment.end}`
}
