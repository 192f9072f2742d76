/**
 * Webhooks' secrets at rest: they sign what is sent, so they cannot be kept as digests. With the Worker's secret WEBHOOK_KEY they are
 * stored encrypted (AES-GCM, 96 random bits of iv, bound to the webhook's id); without one as they are.
 */

const MARK = 'v1.'

const toBase64 = (bytes: Uint8Array) => btoa(String.fromCharCode(...bytes))
const fromBase64 = (text: string) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
const utf8 = (text: string) => new TextEncoder().encode(text)

async function keyOf(secret: string, usage: 'encrypt' | 'decrypt'): Promise<CryptoKey> {
  const bytes = await crypto.subtle.digest('SHA-256', utf8(`webhooks\n${secret}`))
  return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, [usage])
}

/** What is stored of a webhook's secret. */
export async function sealSecret(secret: string, id: number, key: string | undefined): Promise<string> {
  if (!key) return secret
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const algorithm = { name: 'AES-GCM', iv, additionalData: utf8(String(id)) }
  const sealed = await crypto.subtle.encrypt(algorithm, await keyOf(key, 'encrypt'), utf8(secret))
  return `${MARK}${toBase64(iv)}.${toBase64(new Uint8Array(sealed))}`
}

/**
 * A webhook's secret from what is stored of it; one that was stored before there was a key stands as it is.
 * @returns null when the key is not the one that it was sealed with
 */
export async function openSecret(
  stored: string,
  id: number,
  key: string | undefined,
): Promise<string | null> {
  if (!stored.startsWith(MARK)) return stored
  if (!key) return null
  const [iv = '', sealed = ''] = stored.slice(MARK.length).split('.')
  try {
    const algorithm = { name: 'AES-GCM', iv: fromBase64(iv), additionalData: utf8(String(id)) }
    const opened = await crypto.subtle.decrypt(algorithm, await keyOf(key, 'decrypt'), fromBase64(sealed))
    return new TextDecoder().decode(opened)
  } catch {
    return null
  }
}
