/** An article in through the API: its claims are stored, listed, filtered and followed up. */
import { expect, it } from 'vitest'
import { ADMIN, call } from '../helpers.ts'

interface ClaimJson {
  readonly id: string
  readonly text: string
  readonly kind: string
  readonly speaker: { readonly id: string; readonly name: string; readonly role: string | null } | null
  readonly attribution: { readonly content: readonly { readonly start: number; readonly end: number }[] }
  readonly saidOn: { readonly edtf: string; readonly derivation: { readonly rule: string } } | null
  readonly due: { readonly edtf: string } | null
  readonly passage: { readonly exact: string; readonly prefix: string; readonly suffix: string }
}

const TEXT = [
  'The ferry to Lower Wend runs again. Harbour master Tilda Moss said on Thursday that the fare would stay at two crowns.',
  '“We will replace both engines within seven to 10 days,” Moss told reporters. “Nobody will be stranded.”',
  'Share this:',
  '- Click to share on Example (Opens in new window) Example',
].join('\n')

const claimsOf = (answer: Awaited<ReturnType<typeof call>>) => answer.json.claims as unknown as ClaimJson[]

it('finds the claims of an article, exactly where they stand', async () => {
  const answer = await call('POST', '/v1/articles', {
    body: { text: TEXT, publishedAt: '2025-08-21', outlet: 'The Quill Courier' },
    headers: ADMIN,
  })
  expect(answer.status).toBe(201)
  const claims = claimsOf(answer)
  expect(claims.map((claim) => claim.speaker?.name)).toEqual(['Tilda Moss', 'Tilda Moss'])
  expect(new Set(claims.map((claim) => claim.speaker?.id)).size).toBe(1)
  expect(claims[0]).toMatchObject({ kind: 'indirect', saidOn: { edtf: '2025-08-21' } })
  expect(claims[1]).toMatchObject({ kind: 'direct', due: { edtf: '2025-08-28/2025-08-31' } })
  expect(claims[1]?.text).toBe(
    'We will replace both engines within seven to 10 days … Nobody will be stranded',
  )
  for (const claim of claims) {
    const { prefix, exact, suffix } = claim.passage
    expect(TEXT).toContain(prefix + exact + suffix)
    const [first] = claim.attribution.content
    expect(TEXT.slice(first?.start, first?.end)).toContain(claim.text.split(' … ')[0])
  }
})

it('gives the stored article when it comes again, and reads it back', async () => {
  const body = { text: `${TEXT}\nMoss thanked the crew.`, publishedAt: '2025-08-21' }
  const first = await call('POST', '/v1/articles', { body, headers: ADMIN })
  const again = await call('POST', '/v1/articles', {
    body: { ...body, text: body.text.replaceAll('\n', '\r\n') },
    headers: ADMIN,
  })
  expect([first.status, again.status]).toEqual([201, 200])
  expect(again.text).toBe(first.text)
  const address = first.headers.get('location') ?? ''
  const seen = await call('GET', address)
  expect(seen.json.article).not.toHaveProperty('text')
  expect(claimsOf(seen)).toEqual(claimsOf(first))
  const byEditor = await call('GET', address, { headers: ADMIN })
  expect(byEditor.json.article).toMatchObject({ text: body.text })
})

it('proposes without storing', async () => {
  const before = await call('GET', '/v1/claims')
  const answer = await call('POST', '/v1/extract', { body: { text: TEXT }, headers: ADMIN })
  expect(answer.status).toBe(200)
  expect(claimsOf(answer)).toHaveLength(2)
  expect(claimsOf(answer)[0]).toMatchObject({
    id: null,
    saidOn: null,
    speaker: { id: null, name: 'Tilda Moss' },
  })
  expect((await call('GET', '/v1/claims')).text).toBe(before.text)
})

it('joins one speaker over articles by the full name, and never by the last name alone', async () => {
  const text = (who: string) => `${who} said the harbour stays open all winter. The boats are ready.`
  const ids: (string | undefined)[] = []
  for (const who of ['Volodymyr Kalenskyy', 'Volodymyr Kalensky', 'Mr Kalensky', 'Petro Kalensky']) {
    const answer = await call('POST', '/v1/articles', { body: { text: text(who) }, headers: ADMIN })
    ids.push(claimsOf(answer)[0]?.speaker?.id)
  }
  expect(ids[0]).toBeDefined()
  expect(ids[1]).toBe(ids[0])
  expect(new Set(ids).size).toBe(3)
})

it('dates by the zone that is given', async () => {
  const body = { text: 'Tilda Moss said today the boats are ready.', publishedAt: '2025-08-21T23:30:00Z' }
  const utc = await call('POST', '/v1/extract', { body, headers: ADMIN })
  const tokyo = await call('POST', '/v1/extract', {
    body: { ...body, timeZone: 'Asia/Tokyo' },
    headers: ADMIN,
  })
  expect(claimsOf(utc)[0]?.saidOn?.edtf).toBe('2025-08-21')
  expect(claimsOf(tokyo)[0]?.saidOn?.edtf).toBe('2025-08-22')
})
