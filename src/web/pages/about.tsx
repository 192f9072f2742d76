/** What this is, how it comes about, what the statuses mean, and how to read it by program. */
import { STATUS_NAMES, STATUSES } from '../../follow-up/statuses.ts'
import { LOOKS, StatusShape } from '../components/badges.tsx'
import { Layout } from '../components/layout.tsx'

/** What this is and how it works, for readers. */
export function AboutPage({ origin }: { readonly origin: string }) {
  return (
    <Layout
      title="About and method"
      meta={{
        canonical: `${origin}/about`,
        description: 'What On Record is, how it works, and what its statuses mean.',
      }}
    >
      <div class="prose">
        <h1>About and method</h1>
        <p>
          On Record reads news articles, finds what was said in them, and keeps every claim with its speaker,
          its date and its source. Then it holds the claim to its own words: when can it be checked, and what
          became of it?
        </p>
        <h2>How a claim gets here</h2>
        <ol>
          <li>An editor hands in an article. A program finds who said what, and marks the words.</li>
          <li>
            The day of saying and the day by which it can be told are reckoned from the claim’s own words. How
            is written beside them.
          </li>
          <li>What cannot be known stays unknown: no speaker and no date is guessed.</li>
          <li>Editors correct what the program got wrong. What it had found stays on record.</li>
        </ol>
        <p>
          The program makes mistakes, most of all with indirect speech and with pronouns. The passage is
          always there to be read, with a link to the article.
        </p>
        <h2>What the statuses mean</h2>
        <p>
          A claim is open until an editor records what became of it. An outcome needs evidence and a note.
          Nothing changes without a trace: a wrong follow-up is corrected by a later one, and both stay. There
          are no scores.
        </p>
        <table>
          <thead>
            <tr>
              <th scope="col">On a promise</th>
              <th scope="col">On a prediction</th>
              <th scope="col">On a statement</th>
            </tr>
          </thead>
          <tbody>
            {STATUS_NAMES.map((status) => {
              const { labels } = STATUSES[status]
              return (
                <tr>
                  <th scope="row">
                    <span class={`badge ${LOOKS[status].colour}`}>
                      <StatusShape status={status} />
                      {labels.promise}
                    </span>
                  </th>
                  <td>{labels.prediction}</td>
                  <td>{labels.statement}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
        <p>
          Due now, upcoming and overdue are no statuses: they follow from the window and from today. Overdue
          means only that the window is over and nobody has recorded an outcome.
        </p>
        <h2>For programs and other sites</h2>
        <ul>
          <li>
            The <a href="/docs">API</a> gives everything that the pages show, as JSON, CSV, schema.org and Web
            Annotation.
          </li>
          <li>
            Feeds of what is new: <a href="/v1/feed.atom">Atom</a>, <a href="/v1/feed.json">JSON Feed</a>. The
            days to come: <a href="/v1/due.ics">calendar</a>.
          </li>
          <li>Every claim can be put on another page: its code is on the claim’s own page, or by oEmbed.</li>
        </ul>
        <h2>What this site knows about you</h2>
        <p>
          Nothing: it sets no cookie on readers, loads nothing from elsewhere, and runs no script on these
          pages.
        </p>
      </div>
    </Layout>
  )
}
