import { Webhook } from 'standardwebhooks'
import { describe, expect, it } from 'vitest'
import { openSecret, sealSecret } from '../../src/webhooks/seal.ts'
import { newSecret, signedHeaders } from '../../src/webhooks/sign.ts'

it.each(['{}', '{"type":"claim.created","text":"žlutý 🐎"}'])(
  'signs so that the reference verifier takes it, and nothing else: %s',
  async (body) => {
    const secret = newSecret()
    const timestamp = Math.floor(Date.now() / 1000)
    const headers = await signedHeaders(secret, { id: 'msg_1_2', timestamp, body })
    expect(new Webhook(secret).verify(body, headers)).toEqual(JSON.parse(body))
    expect(() => new Webhook(secret).verify(`${body} `, headers)).toThrow()
    expect(() => new Webhook(secret).verify(body, { ...headers, 'webhook-id': 'msg_1_3' })).toThrow()
    expect(() => new Webhook(newSecret()).verify(body, headers)).toThrow()
    const signed = new Webhook(secret).sign('msg_1_2', new Date(timestamp * 1000), body)
    expect(headers['webhook-signature']).toBe(signed)
  },
)

it('makes secrets of 32 random bytes', () => {
  const secrets = Array.from({ length: 50 }, newSecret)
  expect(new Set(secrets).size).toBe(50)
  for (const secret of secrets) expect(atob(secret.replace('whsec_', ''))).toHaveLength(32)
})

describe('a secret at rest', () => {
  it('is stored encrypted, differently each time, and opened by its key and for its webhook alone', async () => {
    const secret = newSecret()
    const stored = await sealSecret(secret, 7, 'key')
    expect(stored).not.toContain(secret.slice(6, 20))
    expect(await sealSecret(secret, 7, 'key')).not.toBe(stored)
    expect(await openSecret(stored, 7, 'key')).toBe(secret)
    const bent = stored.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')).replace(/.{6}$/, 'AAAAA=')
    for (const [text, id, key] of [
      [stored, 8, 'key'],
      [stored, 7, 'other'],
      [stored, 7, undefined],
      [bent, 7, 'key'],
      ['v1.', 7, 'key'],
    ] as const)
      expect(await openSecret(text, id, key)).toBeNull()
  })

  it('stands as it is where there is no key, and where it was stored before there was one', async () => {
    expect(await sealSecret('whsec_a', 7, undefined)).toBe('whsec_a')
    expect(await openSecret('whsec_a', 7, 'key')).toBe('whsec_a')
  })
})
