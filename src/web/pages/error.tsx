/** What went wrong, and how to go on. */
import { Layout } from '../components/layout.tsx'

const TITLES: Record<number, string> = {
  401: 'A valid token is needed',
  404: 'There is nothing here',
  413: 'This is too large',
  415: 'This cannot be read',
  422: 'This article cannot be taken',
}

export function ErrorPage({ problem }: { problem: { readonly status: number; readonly message: string } }) {
  const title = TITLES[problem.status] ?? 'Something went wrong'
  return (
    <Layout title={title}>
      <h1>{title}</h1>
      <p>{problem.message}</p>
      <p>
        <a href="/">Back to the newest claims</a>
      </p>
    </Layout>
  )
}
