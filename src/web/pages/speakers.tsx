/** All who said something, newest recorded first. */
import { dayInWords } from '../../follow-up/explain.ts'
import { publicId } from '../../store/ids.ts'
import { MAX_QUERY } from '../../store/match.ts'
import type { Speaker } from '../../store/schema.ts'
import { type Heard, MAX_HEARD } from '../../store/tallies.ts'
import { LONGEST } from '../components/claim-card.tsx'
import { TextField } from '../components/fields.tsx'
import { Layout } from '../components/layout.tsx'
import { EmptyState } from '../components/notice.tsx'
import { Pager } from '../components/pager.tsx'
import { searchPath } from '../search-query.ts'
import { counted, shorten } from '../words.ts'

const KINDS: Readonly<Record<Speaker['kind'], string>> = {
  person: 'person',
  organisation: 'organisation',
  place: 'place or government',
  group: 'group',
  unnamed: 'not named',
}

interface SpeakersProps {
  /** What is looked for in their names. */
  readonly q: string | undefined
  readonly speakers: readonly Speaker[]
  readonly heard: ReadonlyMap<number, Heard>
  readonly next: string | null
  readonly previous: string | null
}

/** A page of the speakers, all or those of a name. */
export function SpeakersPage({ q, speakers, heard, next, previous }: SpeakersProps) {
  return (
    <Layout title="Speakers" current="speakers">
      <div class="head">
        <h1>Speakers</h1>
        <p class="quiet">Everybody whose words are on record, the last one recorded first.</p>
      </div>
      <NameForm q={q} />
      {speakers.length === 0 && q !== undefined ? (
        <EmptyState title="Nobody of this name is on record">
          <p>
            All words must fit. Try one name alone, or its beginning with a star: quil*. What was said is{' '}
            <a href={searchPath({ q })}>searched elsewhere</a>.
          </p>
        </EmptyState>
      ) : speakers.length === 0 ? (
        <EmptyState title="Nobody is on record yet">
          <p>
            Speakers come with the articles that quote them: <a href="/desk">paste one at the desk</a>.
          </p>
        </EmptyState>
      ) : (
        <ul class="rows paired">
          {speakers.map((speaker) => (
            <li>
              <span>
                <a class="name" href={`/speakers/${publicId('spk', speaker.id)}`}>
                  <bdi>{shorten(speaker.name, LONGEST)}</bdi>
                </a>
                <span class="quiet small"> {KINDS[speaker.kind]}</span>
              </span>
              <span class="quiet small">{heardInWords(heard.get(speaker.id))}</span>
            </li>
          ))}
        </ul>
      )}
      <Pager next={next} previous={previous} />
    </Layout>
  )
}

/** Looks for a name. */
function NameForm({ q }: { readonly q: string | undefined }) {
  return (
    <search>
      <form class="search" action="/speakers" method="get">
        <TextField name="q" type="search" label="Name" value={q} maxlength={MAX_QUERY} />
        <div class="actions">
          <button class="main" type="submit">
            Find
          </button>
          {q === undefined ? null : <a href="/speakers">Everybody</a>}
        </div>
      </form>
    </search>
  )
}

function heardInWords(heard: Heard | undefined): string {
  if (!heard || heard.count === 0) return 'no public claims'
  const count = heard.count > MAX_HEARD ? `${MAX_HEARD}+ claims` : counted(heard.count, 'claim')
  return heard.latest === null ? count : `${count}, the last on ${dayInWords(heard.latest)}`
}
