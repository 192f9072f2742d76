/** Search: words, days and filters, each filter a link, the whole of it in an address that can be shared. */

import { DUE_STATES } from '../../follow-up/due.ts'
import { STATUS_NAMES } from '../../follow-up/statuses.ts'
import type { ClaimRow } from '../../store/claims.ts'
import { publicId } from '../../store/ids.ts'
import type { Speaker } from '../../store/schema.ts'
import { ClaimCard, LONGEST } from '../components/claim-card.tsx'
import { Choice, TextField } from '../components/fields.tsx'
import { Layout } from '../components/layout.tsx'
import { EmptyState } from '../components/notice.tsx'
import { Pager } from '../components/pager.tsx'
import type { DayTeller } from '../request.ts'
import { isPlain, KINDS, ORDERS, type SearchQuery, searchOrder, searchPath, TYPES } from '../search-query.ts'
import { shorten } from '../words.ts'

interface SearchProps {
  readonly query: SearchQuery
  readonly claims: readonly ClaimRow[]
  /** Speakers whose names fit the words. */
  readonly people: readonly Speaker[]
  readonly today: DayTeller
  readonly next: string | null
  readonly previous: string | null
}

/** The search form, its filters, and a page of what was found. */
export function SearchPage({ query, claims, people, today, next, previous }: SearchProps) {
  const title = query.q ? `Search: ${shorten(query.q, 60)}` : 'Search'
  return (
    <Layout title={title} current="search" unlisted={!isPlain(query)}>
      <div class="head">
        <h1>Search</h1>
      </div>
      <SearchForm query={query} />
      <Filters query={query} />
      <Chips query={query} claims={claims} />
      <People people={people} query={query} />
      <section class="claims" aria-labelledby="found">
        <h2 id="found" class="vh">
          Found
        </h2>
        {claims.length === 0 ? <NothingFound query={query} isName={people.length > 0} /> : null}
        {claims.map((claim) => (
          <ClaimCard claim={claim} today={today(claim.article.timeZone)} />
        ))}
      </section>
      <Pager next={next} previous={previous} names={['Back', 'More']} />
      <p class="small quiet">
        The same for programs: <a href={apiPath(query, '/v1/claims')}>JSON</a>,{' '}
        <a href={apiPath(query, '/v1/feed.atom')}>feed</a>
      </p>
    </Layout>
  )
}

/** The same filters as the API takes them. */
function apiPath({ settled: _, order: __, ...query }: SearchQuery, path: string): string {
  return searchPath(query).replace('/search', path)
}

const ORDER_NAMES: Readonly<Record<(typeof ORDERS)[number], string>> = {
  relevance: 'best match first',
  saidOn: 'newest said first',
  recorded: 'newest recorded first',
  due: 'due soonest first',
}

function SearchForm({ query }: { readonly query: SearchQuery }) {
  const kept = ['type', 'status', 'settled', 'due', 'kind', 'speaker', 'outlet', 'article'] as const
  return (
    <search>
      <form class="search" action="/search" method="get">
        <TextField
          name="q"
          type="search"
          label="Words in what was said"
          value={query.q}
          maxlength={200}
          hint={
            'All words must occur; "a phrase" in quotation marks, the beginning of a word with a star: reopen*'
          }
        />
        <div class="row">
          <TextField name="saidFrom" type="date" label="Said from" value={query.saidFrom} />
          <TextField name="saidTo" type="date" label="Said until" value={query.saidTo} />
          <Choice
            name="order"
            label="Order"
            required
            value={searchOrder(query)}
            choices={ORDERS.map((order) => [order, ORDER_NAMES[order]])}
          />
        </div>
        {kept.map((name) =>
          query[name] === undefined ? null : <input type="hidden" name={name} value={query[name]} />,
        )}
        <div class="actions">
          <button class="main" type="submit">
            Search
          </button>
          {isPlain(query) ? null : <a href="/search">Clear everything</a>}
        </div>
      </form>
    </search>
  )
}

const words = (value: string) => value.replaceAll('_', ' ')
const STATUS_WORDS: Readonly<Record<string, string>> = { unresolvable: 'cannot be told' }
const DUE_WORDS: Readonly<Record<string, string>> = { none: 'no day', due: 'due now' }

/** Each filter as a row of links, the one in use marked. */
function Filters({ query }: { readonly query: SearchQuery }) {
  const rows = [
    ['type', 'Type', TYPES, {}],
    ['status', 'Status', STATUS_NAMES, STATUS_WORDS],
    ['due', 'Due', DUE_STATES, DUE_WORDS],
    ['kind', 'Quoted', KINDS, {}],
  ] as const
  return (
    <nav class="filters" aria-label="Filters">
      {rows.map(([name, title, values, renamed]) => (
        <ul>
          <li>{title}</li>
          <li>
            <a
              href={searchPath(query, { [name]: undefined })}
              aria-current={query[name] === undefined ? 'true' : undefined}
            >
              all
            </a>
          </li>
          {values.map((value) => (
            <li>
              <a
                href={searchPath(query, { [name]: value })}
                aria-current={query[name] === value ? 'true' : undefined}
              >
                {(renamed as Readonly<Record<string, string>>)[value] ?? words(value)}
              </a>
            </li>
          ))}
        </ul>
      ))}
    </nav>
  )
}

/** The filters that came from a link elsewhere, each with a way to take it off. */
function Chips({ query, claims }: { readonly query: SearchQuery; readonly claims: readonly ClaimRow[] }) {
  const first = claims[0]
  const chips = [
    ['speaker', query.speaker && `by ${shorten(first?.speaker?.name ?? query.speaker, LONGEST)}`],
    ['outlet', query.outlet && `in ${shorten(query.outlet, LONGEST)}`],
    ['article', query.article && `from “${shorten(first?.article.title ?? query.article, LONGEST)}”`],
    ['settled', query.settled && 'with an outcome'],
  ] as const
  if (!chips.some(([, text]) => text)) return null
  return (
    <ul class="chips">
      {chips.map(([name, text]) =>
        text ? (
          <li>
            <bdi>{text}</bdi> <a href={searchPath(query, { [name]: undefined })}>remove</a>
          </li>
        ) : null,
      )}
    </ul>
  )
}

/** The speakers whose names fit, each with what they said. */
function People({ people, query }: { readonly people: readonly Speaker[]; readonly query: SearchQuery }) {
  if (people.length === 0) return null
  return (
    <section aria-labelledby="people">
      <h2 id="people">Speakers of this name</h2>
      <ul class="links">
        {people.map((one) => (
          <li>
            <a href={`/speakers/${publicId('spk', one.id)}`}>
              <bdi>{shorten(one.name, LONGEST)}</bdi>
            </a>
          </li>
        ))}
        <li>
          <a href={`/speakers?${new URLSearchParams({ q: query.q ?? '' })}`}>all of this name</a>
        </li>
      </ul>
    </section>
  )
}

function NothingFound({ query, isName }: { readonly query: SearchQuery; readonly isName: boolean }) {
  if (isPlain(query)) {
    return (
      <EmptyState title="Nothing is on record yet">
        <p>
          <a href="/desk">Paste the first article at the desk.</a>
        </p>
      </EmptyState>
    )
  }
  return (
    <EmptyState title={isName ? 'Nothing that was said has these words' : 'Nothing fits all of this'}>
      <p>
        All words and all filters must fit at once. Try fewer words, the beginning of one with a star, or take
        a filter off:
      </p>
      <p>
        {query.q ? (
          <>
            <a href={searchPath({ q: query.q })}>these words without any filter</a> ·{' '}
          </>
        ) : null}
        <a href="/search">everything</a>
      </p>
    </EmptyState>
  )
}
