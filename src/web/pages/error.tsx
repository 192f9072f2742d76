/** What went wrong, and how to go on. */
import { Layout } from '../components/layout.tsx'

const TITLES: Record<number, string> = {
  400: 'This address cannot be read',
  401: 'A valid token is needed',
  403: 'You may not do this',
  404: 'There is nothing here',
  405: 'This address does not take that',
  409: 'This was changed meanwhile',
  412: 'This was changed meanwhile',
  413: 'This is too large',
  415: 'This cannot be read',
  422: 'This cannot be taken as it is',
  429: 'Too many requests',
}

/** How to mend it, where there is a way. */
const REMEDIES: Record<number, string> = {
  400: 'The link may have been cut or mistyped. Start again from the list that it belongs to.',
  401: 'Sign in at the desk with your token. Tokens expire and can be revoked: ask whoever gave you yours for a new one.',
  404: 'The address may be mistyped, or what stood here was taken down. Search for the words that you remember.',
  413: 'Send the article’s text alone, or in parts.',
  422: 'Go back, correct what is named above, and send it again: your browser has kept what you wrote.',
  429: 'Wait a minute, then load the page again.',
}

/** A problem in words, and where to go from it. */
export function ErrorPage({ problem }: { problem: { readonly status: number; readonly message: string } }) {
  const title = TITLES[problem.status] ?? 'Something went wrong here'
  return (
    <Layout title={title} unlisted>
      <div class="head stack">
        <h1>{title}</h1>
        <p>{problem.message}</p>
        <p>{REMEDIES[problem.status] ?? 'It is our fault, not yours. Load the page again in a moment.'}</p>
        <p>
          <a href="/">The latest claims</a> · <a href="/search">Search</a>
        </p>
      </div>
    </Layout>
  )
}
