/**
 * Examples of the description, by operation. `tests/api/examples.test.ts` sends every one of these bodies, with the ids of
 * its own records in place of these, and holds `example-answers.json` (what it was answered, once) against the schemas.
 */
import answers from './example-answers.json' with { type: 'json' }

/** Ids that the bodies name. */
export const EXAMPLE_IDS = {
  article: 'art_0mpw6920500',
  claim: 'clm_0mpw6920501',
  speaker: 'spk_0mpw6920502',
} as const

const ARTICLE = {
  text: '“We will reopen the bridge within seven to 10 days,” Mayor Ada Quill said on Thursday. She said that fares on the ferry had doubled.',
  url: 'https://news.example/2025/08/21/bridge',
  title: 'Bridge to reopen',
  outlet: 'The Quill Courier',
  publishedAt: '2025-08-21',
  timeZone: 'Europe/Berlin',
}
const REASON = 'The newspaper has corrected its article.'

/** Bodies that can be sent; a text is sent as JSON lines. */
const BODIES: Readonly<Record<string, unknown>> = {
  postExtract: ARTICLE,
  postArticles: ARTICLE,
  postArticlesBatch: `${JSON.stringify({ text: '“The ferry is late,” said Bo Reed.', publishedAt: '2025-08-21' })}\n`,
  postClaims: {
    article: EXAMPLE_IDS.article,
    passage: { exact: 'fares on the ferry had doubled' },
    speaker: { name: 'Ada Quill', kind: 'person' },
    role: 'Mayor',
    type: 'statement',
  },
  patchClaimsId: { due: '2025-08-28/2025-09-07', reason: REASON },
  postClaimsIdFollowUps: {
    status: 'held',
    note: 'The first buses crossed it this morning.',
    effectiveOn: '2025-08-30',
    evidence: [
      {
        url: 'https://city.example/bridge',
        title: 'Bridge open again',
        publishedAt: '2025-08-30',
        quote: 'Traffic has been let through since six.',
      },
    ],
  },
  postClaimsIdRelations: {
    claim: EXAMPLE_IDS.claim,
    state: 'confirmed',
    kind: 'repeats',
    note: 'The same promise.',
  },
  patchSpeakersId: { sameAs: ['https://www.wikidata.example/Q1'], reason: 'It is the mayor.' },
  postSpeakersIdMerge: { into: EXAMPLE_IDS.speaker, reason: 'One person, spelt in two ways.' },
  postSpeakersIdUnmerge: { reason: 'Two people of one name.' },
  postTokens: { name: 'Ada, fact desk', role: 'editor', expiresAt: '2025-12-31' },
  postWebhooks: { url: 'https://desk.example/hooks', types: ['claim.followed_up', 'claim.overdue'] },
  patchWebhooksId: { enabled: false },
  postImport: `${JSON.stringify({ onRecord: 1, columns: { speaker_names: ['key', 'speaker_id', 'name'] } })}\n`,
  postArticlesIdErase: { reason: 'A court has ordered it.', claims: 1 },
  postClaimsIdErase: { reason: 'A court has ordered it.' },
  postClaimsIdFollowUpsFollowUpErase: { reason: 'It named a bystander.' },
}

/** What an operation can be sent, and what it answers then; undefined where there is none. */
export function exampleOf(operation: string): { readonly body?: unknown; readonly answer?: unknown } {
  const known: Readonly<Record<string, unknown>> = answers
  return {
    ...(operation in BODIES ? { body: BODIES[operation] } : {}),
    ...(operation in known ? { answer: known[operation] } : {}),
  }
}
