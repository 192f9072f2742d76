/**
 * Read replicas (D1 Sessions), where `REPLICAS` says that the database has them: readers take the nearest copy, whoever
 * writes or has written reads at least as new as their own last write, by a bookmark that goes along with the requests.
 */
const BOOKMARK = 'x-d1-bookmark'
const COOKIE = 'd1-bookmark'
const SAFE = ['GET', 'HEAD', 'OPTIONS']
/** As D1 writes them: parts of hexadecimal digits. */
const SHAPE = /^[0-9a-f-]{1,128}$/i

function cookieOf(request: Request): string | null {
  const found = new RegExp(`(?:^|; *)${COOKIE}=([^;]*)`).exec(request.headers.get('cookie') ?? '')
  return found?.[1] ?? null
}

/** Where the session of a request begins: at its bookmark, at the primary for whoever writes, else anywhere. */
export function startOf(request: Request): string {
  const bookmark = request.headers.get(BOOKMARK) ?? cookieOf(request)
  if (bookmark !== null && SHAPE.test(bookmark)) return bookmark
  const isReader =
    SAFE.includes(request.method) && !['authorization', 'cookie'].some((name) => request.headers.has(name))
  return isReader ? 'first-unconstrained' : 'first-primary'
}

/**
 * The environment with a session in place of the database, and how its bookmark is handed back: as a header, and to a
 * browser that is signed in as a cookie too.
 */
export function inSession(
  request: Request,
  env: Env,
): { readonly env: Env; readonly mark: (answer: Response) => Response } {
  if (!env.REPLICAS) return { env, mark: (answer) => answer }
  const start = startOf(request)
  const session = env.DB.withSession(start)
  const mark = (answer: Response) => {
    const bookmark = session.getBookmark()
    if (bookmark === null || start === 'first-unconstrained') return answer
    const marked = new Response(answer.body, answer)
    marked.headers.set(BOOKMARK, bookmark)
    if (request.headers.has('cookie')) {
      marked.headers.append(
        'set-cookie',
        `${COOKIE}=${bookmark}; Path=/; HttpOnly; Secure; SameSite=Lax; Max-Age=600`,
      )
    }
    return marked
  }
  // A session has all of the database that the store uses: prepare and batch.
  return { env: { ...env, DB: session as unknown as D1Database }, mark }
}
