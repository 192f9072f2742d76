/**
 * Signs webhooks as Standard Webhooks 1.0.0 says: HMAC-SHA256 over `id.timestamp.body`, written as `v1,<base64>`.
 */

const PREFIX = 'whsec_'

/** A new secret: `whsec_` and 32 random bytes in base64. */
export function newSecret(): string {
  return PREFIX + toBase64(crypto.getRandomValues(new Uint8Array(32)))
}

/** What is sent once: the same message keeps its id over all attempts. */
export interface Message {
  readonly id: string
  /** Seconds since 1970 UTC at which this attempt is made. */
  readonly timestamp: number
  readonly body: string
}

/** The headers that a receiver checks. */
export async function signedHeaders(secret: string, message: Message): Promise<Record<string, string>> {
  const { id, timestamp, body } = message
  const bytes = Uint8Array.from(atob(secret.slice(PREFIX.length)), (letter) => letter.charCodeAt(0))
  const key = await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  const signed = new TextEncoder().encode(`${id}.${timestamp}.${body}`)
  const signature = toBase64(new Uint8Array(await crypto.subtle.sign('HMAC', key, signed)))
  return {
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': `v1,${signature}`,
  }
}

const toBase64 = (bytes: Uint8Array) => btoa(String.fromCharCode(...bytes))
