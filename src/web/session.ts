/**
 * The session of an editor at the desk: a cookie that only the pages read. The API never looks at it.
 */
import type { Context, MiddlewareHandler } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { AppEnv } from '../context.ts'
import { publicId } from '../store/ids.ts'
import { endSession, findSession, formToken, openSession } from '../store/sessions.ts'

/** The prefix has browsers refuse it unless it is secure, for this host alone and for all of its paths. */
const COOKIE = '__Host-session'
const FLAGS = { path: '/', secure: true, httpOnly: true, sameSite: 'Lax' } as const

function timeOf(c: Context<AppEnv>) {
  return { now: c.var.now(), secret: c.env.ADMIN_TOKEN }
}

/** Middleware of the pages: who is signed in. Their answers are then for them alone. */
export const identifySession: MiddlewareHandler<AppEnv> = async (c, next) => {
  const secret = getCookie(c, COOKIE)
  const holder = secret ? await findSession(c.var.db, secret, timeOf(c)) : null
  if (secret && holder) {
    c.set('actor', holder.actor)
    c.set('quotaKey', holder.tokenId === null ? null : publicId('tok', holder.tokenId))
    c.set('session', { formToken: await formToken(secret) })
  }
  await next()
  if (secret) c.header('cache-control', 'private, no-cache')
}

/**
 * Signs in.
 * @returns false when the token is not valid
 */
export async function signIn(c: Context<AppEnv>, token: string): Promise<boolean> {
  const opened = await openSession(c.var.db, token, timeOf(c))
  if (!opened) return false
  await endOld(c)
  setCookie(c, COOKIE, opened.session, { ...FLAGS, maxAge: opened.seconds })
  return true
}

/** Signs out: the session is gone, not only its cookie. */
export async function signOut(c: Context<AppEnv>): Promise<void> {
  await endOld(c)
  deleteCookie(c, COOKIE, FLAGS)
}

async function endOld(c: Context<AppEnv>): Promise<void> {
  const old = getCookie(c, COOKIE)
  if (old) await endSession(c.var.db, old, c.env.ADMIN_TOKEN)
}
