/** A browser as far as the desk needs one: it keeps the session's cookie and sends forms as their pages have them. */
import { env } from 'cloudflare:workers'
import { appOn } from '../helpers.ts'

const ORIGIN = 'http://localhost'

export interface Page {
  readonly status: number
  readonly text: string
  readonly headers: Headers
  /** Where a redirection led. */
  readonly location: string
}

export interface Visitor {
  cookie: string
  day: string
  get(path: string): Promise<Page>
  /** Sends a form with the token that the desk's pages carry for this session. */
  post(path: string, fields: Fields, headers?: Record<string, string>): Promise<Page>
}
export type Fields = Record<string, string | string[]> | FormData

async function pageOf(response: Response): Promise<Page> {
  return {
    status: response.status,
    text: await response.text(),
    headers: response.headers,
    location: response.headers.get('location') ?? '',
  }
}

function bodyOf(fields: Fields, session: string): FormData | URLSearchParams {
  if (fields instanceof FormData) {
    if (!fields.has('session')) fields.set('session', session)
    return fields
  }
  const body = new URLSearchParams()
  const given = 'session' in fields ? fields : { ...fields, session }
  for (const [name, value] of Object.entries(given)) {
    for (const one of [value].flat()) body.append(name, one)
  }
  return body
}

/** Somebody who has not signed in yet. */
export function visitor(day = '2025-08-21', app: typeof appOn = appOn): Visitor {
  const self: Visitor = {
    cookie: '',
    day,
    async get(path) {
      const headers = self.cookie ? { cookie: self.cookie } : {}
      return pageOf(await app(self.day).request(ORIGIN + path, { headers }, env))
    },
    async post(path, fields, headers = { origin: ORIGIN, 'sec-fetch-site': 'same-origin' }) {
      const session = self.cookie ? tokenIn((await self.get('/desk/new')).text) : ''
      const init = {
        method: 'POST',
        body: bodyOf(fields, session),
        headers: { ...headers, ...(self.cookie ? { cookie: self.cookie } : {}) },
      }
      const page = await pageOf(await app(self.day).request(ORIGIN + path, init, env))
      const set = page.headers.get('set-cookie')
      if (set) self.cookie = set.split(';')[0] ?? ''
      return page
    },
  }
  return self
}

/** The session's token in a page's forms. */
export function tokenIn(page: string): string {
  return /name="session" value="([0-9a-f]*)"/.exec(page)?.[1] ?? ''
}

/** Somebody signed in with a token. */
export async function signedIn(
  token = 'test-admin-token',
  day?: string,
  app?: typeof appOn,
): Promise<Visitor> {
  const self = visitor(day, app)
  await self.post('/desk/sign-in', { token })
  return self
}
