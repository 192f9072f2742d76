/** The filters that lists, feeds and calendars of claims share. */
import { z } from '@hono/zod-openapi'
import type { AppEnv } from '../context.ts'
import { DUE_STATES, type DueState, todayIn } from '../follow-up/due.ts'
import type { ClaimOrder } from '../store/claim-list.ts'
import { daysNow } from '../store/due.ts'
import type { ClaimFilters } from '../store/filters.ts'
import { parseId } from '../store/ids.ts'
import { Problem } from './errors.ts'
import { claimType, day, dayOrInstant, kind, status } from './schemas.ts'

/** Query parameters that restrict claims. */
export const filterQuery = {
  speaker: z.string().max(40).optional().openapi({ description: 'id of a speaker' }),
  article: z.string().max(40).optional().openapi({ description: 'id of an article' }),
  outlet: z.string().max(200).optional().openapi({ description: 'name of an outlet; case does not count' }),
  kind: kind.optional().openapi({ description: 'all in quotation marks, none of it, or some' }),
  type: claimType.optional(),
  status: status.optional(),
  q: z.string().max(200).optional().openapi({
    description:
      'full text: words, "phrases" and prefix*, all of which must occur; accents and case do not count',
    example: '"the bridge" reopen*',
  }),
  saidFrom: day.optional().openapi({ description: 'said on this day or later: by the latest day it can be' }),
  saidTo: day.optional().openapi({ description: 'said on this day or before' }),
  due: z.enum(DUE_STATES).optional().openapi({ description: "due state today, in the claim's time zone" }),
  dueBefore: day.optional().openapi({ description: 'the due window ends before this day' }),
  updatedSince: dayOrInstant.optional().openapi({ description: 'recorded or changed since then' }),
}
export type FilterQuery = z.infer<z.ZodObject<typeof filterQuery>>

/** The orders of lists of claims; which one is meant when none is said depends on what is asked for. */
export const order = z.enum(['saidOn', 'recorded', 'due', 'updated', 'relevance']).optional().openapi({
  description:
    'left out: due with `due` or `dueBefore`, updated with `updatedSince`, else saidOn. relevance needs `q` and ranks the 500 newest said matches; with `q`, recorded and updated order the 1,000 newest said; saidOn and due give all.',
})

/**
 * The order of a list.
 * @throws Problem invalid-parameter for relevance without a search
 */
export function orderOf(given: z.infer<typeof order>, filters: FilterQuery): ClaimOrder {
  if (given === 'relevance' && filters.q === undefined) {
    const detail = 'relevance needs a search: q'
    throw new Problem('invalid-parameter', detail, { errors: [{ parameter: 'order', detail }] })
  }
  if (given) return given
  if (filters.due !== undefined || filters.dueBefore !== undefined)
    return filters.due === 'none' ? 'saidOn' : 'due'
  return filters.updatedSince === undefined ? 'saidOn' : 'updated'
}

/** Reads a state as it was known at an instant, or at the end of a day (UTC). */
export const asOf = dayOrInstant.optional().openapi({
  description: 'read it as it was known then: an instant, or the end of a day in UTC',
})

type Asker = { readonly var: AppEnv['Variables'] }

/** The instant that `asOf` means, in milliseconds since 1970 UTC; null for now, and for what is still to come. */
export function instantOf(c: Asker, text: string | undefined): number | null {
  if (text === undefined) return null
  const instant = Date.parse(text.length === 10 ? `${text}T23:59:59.999Z` : text)
  return instant < c.var.now() ? instant : null
}

/** Tells the day in a zone (UTC when null), now or at an instant. */
export function dayTeller(c: Asker, instant: number | null): (zone: string | null) => string {
  const days = new Map<string | null, string>()
  return (zone) => {
    let day = days.get(zone)
    if (day === undefined) {
      day = instant === null ? c.var.today(zone) : todayIn(zone ?? 'UTC', instant)
      days.set(zone, day)
    }
    return day
  }
}

/**
 * The filters of a request.
 * @param more `states`: due states when the query names none; `instant`: when the due state is told for
 * @throws Problem invalid-parameter
 */
export async function claimFilters(
  c: Asker,
  given: FilterQuery,
  more: { readonly states?: readonly DueState[]; readonly instant?: number | null } = {},
): Promise<ClaimFilters> {
  const states = given.due === undefined ? more.states : [given.due]
  const due = states && {
    states,
    days: await daysNow(c.var.db, dayTeller(c, more.instant ?? null)),
  }
  return {
    ...given,
    speaker: idFilter('spk', 'speaker', given.speaker),
    article: idFilter('art', 'article', given.article),
    updatedSince: given.updatedSince === undefined ? undefined : Date.parse(given.updatedSince),
    due,
    all: c.var.actor !== null,
  }
}

/** A filter's id; one that cannot be any record's is an error, not an empty list. */
function idFilter(prefix: 'spk' | 'art', parameter: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const id = parseId(prefix, text)
  if (id === null) {
    const detail = `${parameter} must be an id like ${prefix}_…`
    throw new Problem('invalid-parameter', detail, { errors: [{ parameter, detail }] })
  }
  return id
}
