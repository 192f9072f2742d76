import { Webhook } from 'standardwebhooks'
import { expect, it } from 'vitest'
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
