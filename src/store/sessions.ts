/**
 * Sessions of the desk: opened with a token, ended by signing out, by time, or at once when the token is revoked,
 * expires or (for the secret ADMIN_TOKEN) is no longer the secret. Only a SHA-256 of what the cookie holds is stored.
 */
import { eq, inArray, lte } from 'drizzle-orm'
import type { Db } from './db.ts'
import { sha256 } from './digest.ts'
import { sessions, tokens } from './schema.ts'
import { ADMIN, findHolder, type Holder, isValid, randomSecret } from './tokens.ts'

const HOUR = 3_600_000
/** A session ends after so long without use, and after so long in any case. */
const IDLE = 8 * HOUR
const LONGEST = 7 * 24 * HOUR
/** Its last use is noted this often at most, so that most pages cost no write. */
const NOTED = HOUR / 6

/** Milliseconds since 1970 UTC, and the Worker's ADMIN_TOKEN, if it has one. */
export interface SessionTime {
  readonly now: number
  readonly secret: string | undefined
}

/**
 * What is stored of a session's secret. The admin's holds ADMIN_TOKEN too: when that changes, no such session is found.
 */
function hashOf(session: string, adminToken?: string): Promise<string> {
  return sha256(adminToken === undefined ? session : `${session}\n${adminToken}`)
}

/**
 * Signs in with a token.
 * @returns what the cookie is to hold, never stored; null when the token is not valid
 */
export async function openSession(
  db: Db,
  token: string,
  time: SessionTime,
): Promise<{ readonly session: string; readonly seconds: number } | null> {
  const holder = await findHolder(db, token, time)
  if (!holder) return null
  const { now, secret } = time
  const session = randomSecret()
  const hash = await hashOf(session, holder.tokenId === null ? secret : undefined)
  await db.batch([
    db.delete(sessions).where(lte(sessions.expiresAt, now)),
    db.insert(sessions).values({
      hash,
      tokenId: holder.tokenId,
      createdAt: now,
      seenAt: now,
      expiresAt: now + LONGEST,
    }),
  ])
  return { session, seconds: LONGEST / 1000 }
}

/** The hashes that a session's secret can be stored under. */
async function hashesOf(session: string, secret: string | undefined): Promise<string[]> {
  return Promise.all([hashOf(session), ...(secret ? [hashOf(session, secret)] : [])])
}

/** Who is signed in with this secret, or null. */
export async function findSession(db: Db, session: string, time: SessionTime): Promise<Holder | null> {
  const { now, secret } = time
  const [row] = await db
    .select({
      hash: sessions.hash,
      tokenId: sessions.tokenId,
      seenAt: sessions.seenAt,
      expiresAt: sessions.expiresAt,
      name: tokens.name,
      role: tokens.role,
      revokedAt: tokens.revokedAt,
      tokenExpiresAt: tokens.expiresAt,
    })
    .from(sessions)
    .leftJoin(tokens, eq(tokens.id, sessions.tokenId))
    .where(inArray(sessions.hash, await hashesOf(session, secret)))
  if (!row || row.expiresAt <= now || row.seenAt <= now - IDLE) return null
  if (row.tokenId !== null && !isValid({ revokedAt: row.revokedAt, expiresAt: row.tokenExpiresAt }, now)) {
    return null
  }
  if (row.seenAt <= now - NOTED) {
    await db.update(sessions).set({ seenAt: now }).where(eq(sessions.hash, row.hash))
  }
  if (row.tokenId === null) return { actor: ADMIN, tokenId: null }
  const { name, role, tokenId } = row
  return name !== null && role !== null ? { actor: { name, role }, tokenId } : null
}

/** Signs out. */
export async function endSession(db: Db, session: string, secret: string | undefined): Promise<void> {
  await db.delete(sessions).where(inArray(sessions.hash, await hashesOf(session, secret)))
}

/** What each form of a session carries, so that only its own pages can send one. */
export function formToken(session: string): Promise<string> {
  return sha256(`form\n${session}`)
}
