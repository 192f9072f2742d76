/** Bearer tokens: only their SHA-256 is stored. The first admin token is a secret of the Worker, not a row. */
import { and, desc, eq, isNull } from 'drizzle-orm'
import { insertOnce, type KeptAnswer } from './changes.ts'
import { type Db, isTaken } from './db.ts'
import { isSameSecret, sha256 } from './digest.ts'
import { newIds } from './ids.ts'
import { type Token, tokens } from './schema.ts'

const PREFIX = 'onr_'
const CHECKSUM = /^onr_([\w-]{43})([0-9a-z]{7})$/
/** A token's last use is noted at most once an hour: a coarse time costs no write on most requests. */
const HOUR = 3_600_000

/** Who is writing. */
export interface Actor {
  readonly name: string
  readonly role: 'editor' | 'admin'
}

/** FNV-1a, 32 bits, in 7 letters: finds a mistyped token without asking the database, and lets scanners know one. */
function checksum(text: string): string {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return (hash >>> 0).toString(36).padStart(7, '0')
}

/** Who holds the secret ADMIN_TOKEN. */
export const ADMIN: Actor = { name: 'admin', role: 'admin' }

/** 32 random bytes in base64url. */
export function randomSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

/** A new token: `onr_`, 32 random bytes in base64url, 7 letters of checksum. */
function makeToken(): string {
  const body = randomSecret()
  return `${PREFIX}${body}${checksum(body)}`
}

function isIntact(token: string): boolean {
  const [, body = '', sum] = CHECKSUM.exec(token) ?? []
  return checksum(body) === sum
}

/**
 * Stores a new token, of which only the SHA-256 is kept.
 * @param now milliseconds since 1970 UTC
 * @param kept what to keep for a retry of the same request
 * @returns the record, and the token itself: this is the only time that it can be seen
 * @throws what `isTaken(…, 'idempotency_keys.key')` knows when the request was carried out before
 */
export async function createToken(
  db: Db,
  given: { readonly name: string; readonly role: Actor['role']; readonly expiresAt: number | null },
  now: number,
  kept: (record: Token) => KeptAnswer | null = () => null,
): Promise<{ readonly record: Token; readonly token: string }> {
  const token = makeToken()
  const hash = await sha256(token)
  for (let attempt = 1; ; attempt++) {
    const [id = 0] = newIds(1, now)
    const record = { ...given, id, revokedAt: null, lastUsedAt: null, createdAt: now, hash }
    try {
      await insertOnce(db, db.insert(tokens).values(record), { kept: kept(record), now })
      return { record, token }
    } catch (error) {
      if (attempt >= 5 || !isTaken(error, 'tokens.id')) throw error
    }
  }
}

/** All tokens, newest first. There are as many as there are editors: no pages. */
export async function listTokens(db: Db): Promise<Token[]> {
  return db.select().from(tokens).orderBy(desc(tokens.id)).limit(1000)
}

/**
 * Revokes a token; one that is revoked already keeps its first time.
 * @param now milliseconds since 1970 UTC
 * @returns the record, or null when no token has this id
 */
export async function revokeToken(db: Db, id: number, now: number): Promise<Token | null> {
  const [, [record]] = await db.batch([
    db
      .update(tokens)
      .set({ revokedAt: now })
      .where(and(eq(tokens.id, id), isNull(tokens.revokedAt))),
    db.select().from(tokens).where(eq(tokens.id, id)),
  ])
  return record ?? null
}

/** Who holds a token, and which. */
export interface Holder {
  readonly actor: Actor
  /** Null for the secret ADMIN_TOKEN. */
  readonly tokenId: number | null
}

/**
 * Who holds a token.
 * @param secret the Worker's ADMIN_TOKEN, if it has one
 * @param now milliseconds since 1970 UTC
 * @returns null when nobody does, or it has expired or been revoked
 */
export async function findHolder(
  db: Db,
  token: string,
  { secret, now }: { readonly secret: string | undefined; readonly now: number },
): Promise<Holder | null> {
  const hash = await sha256(token)
  if (secret && isSameSecret(hash, await sha256(secret))) return { actor: ADMIN, tokenId: null }
  if (token.startsWith(PREFIX) && !isIntact(token)) return null
  const [row] = await db.select().from(tokens).where(eq(tokens.hash, hash))
  if (!row || !isValid(row, now)) return null
  if ((row.lastUsedAt ?? 0) <= now - HOUR) {
    await db.update(tokens).set({ lastUsedAt: now }).where(eq(tokens.id, row.id))
  }
  return { actor: { name: row.name, role: row.role }, tokenId: row.id }
}

/** True while a token may be used. */
export function isValid(token: Pick<Token, 'revokedAt' | 'expiresAt'>, now: number): boolean {
  return token.revokedAt === null && (token.expiresAt === null || token.expiresAt > now)
}
