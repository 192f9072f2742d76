/**
 * Who is asking. `Authorization: Bearer` carries the secret ADMIN_TOKEN or a token from D1; a wrong one is
 * refused, never taken for a reader.
 */
import type { MiddlewareHandler } from 'hono'
import type { AppEnv } from '../context.ts'
import { type Right, refusalOf } from '../rights.ts'
import { publicId } from '../store/ids.ts'
import { findHolder } from '../store/tokens.ts'
import { Problem } from './errors.ts'
import { refuseStranger } from './rate-limit.ts'

const challenge = { 'www-authenticate': 'Bearer realm="on-record"' }

/** Middleware: sets `actor`, null for a reader; 401 on a token that is not valid. */
export const identify: MiddlewareHandler<AppEnv> = async (c, next) => {
  const header = c.req.header('authorization')
  if (header === undefined) {
    c.set('actor', null)
    return next()
  }
  const token = /^Bearer +([\x21-\x7e]{1,512})$/i.exec(header)?.[1]
  const holder = token
    ? await findHolder(c.var.db, token, { secret: c.env.ADMIN_TOKEN, now: c.var.now() })
    : null
  if (!holder) {
    await refuseStranger(c)
    throw new Problem('unauthenticated', 'The token is not known, has expired or was revoked.', {
      headers: challenge,
    })
  }
  c.set('actor', holder.actor)
  c.set('quotaKey', holder.tokenId === null ? null : publicId('tok', holder.tokenId))
  return next()
}

/**
 * Lets the actor pass when they have this right.
 * @param right null: nobody has it
 * @throws Problem 401 without a token, 403 with one of a lesser role
 */
export function requireRight(c: { var: AppEnv['Variables'] }, right: Right | null): void {
  const refusal = refusalOf(right, c.var.actor)
  if (refusal === 'unknown') {
    throw new Problem('unauthenticated', 'Send a token: Authorization: Bearer …', { headers: challenge })
  }
  if (refusal === 'role') throw new Problem('forbidden', 'Only an admin may do this.')
  if (refusal === 'unlisted') throw new Problem('forbidden', 'Nobody may do this.')
}
