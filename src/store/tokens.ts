/** Bearer tokens: only their SHA-256 is stored. The first admin token is a secret of the Worker, not a row. */
import { eq } from 'drizzle-orm'
import type { Db } from './db.ts'
import { tokens } from './schema.ts'

/** Who is writing. */
export interface Actor {
  readonly name: string
  readonly role: 'editor' | 'admin'
}

async function sha256(text: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return [...new Uint8Array(hash)].map((b) => b.toString(16).padStart(2, '0')).join('')
}

/** Compares two digests without telling by its time where the first difference is. */
function equal(a: string, b: string): boolean {
  let difference = a.length ^ b.length
  for (let i = 0; i < a.length && i < b.length; i++) difference |= a.charCodeAt(i) ^ b.charCodeAt(i)
  return difference === 0
}

/**
 * Who holds a token.
 * @param secret the Worker's ADMIN_TOKEN, if it has one
 * @param now milliseconds since 1970 UTC
 * @returns null when nobody does, or it has expired or been revoked
 */
export async function findActor(
  db: Db,
  token: string,
  { secret, now }: { readonly secret: string | undefined; readonly now: number },
): Promise<Actor | null> {
  const hash = await sha256(token)
  if (secret && equal(hash, await sha256(secret))) return { name: 'admin', role: 'admin' }
  const [row] = await db.select().from(tokens).where(eq(tokens.hash, hash))
  if (!row || row.revokedAt !== null || (row.expiresAt !== null && row.expiresAt <= now)) return null
  return { name: row.name, role: row.role }
}
