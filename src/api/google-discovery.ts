/** The discovery document of what `google.ts` serves, as Google's client generators read it. Addresses are added there. */

const text = { type: 'string' } as const
const query = (type: 'string' | 'integer', description: string) => ({
  type,
  description,
  location: 'query',
  ...(type === 'integer' ? { format: 'int32' } : {}),
})

export const GOOGLE_DISCOVERY = {
  kind: 'discovery#restDescription',
  discoveryVersion: 'v1',
  name: 'factchecktools',
  version: 'v1alpha1',
  title: 'On Record, as a fact check tools API',
  description: 'Claims with an outcome.',
  protocol: 'rest',
  servicePath: '',
  batchPath: 'batch',
  parameters: {
    alt: query('string', 'Ignored: the answer is JSON.'),
    key: query('string', 'Ignored: reading needs no key.'),
    fields: query('string', 'Ignored.'),
    prettyPrint: { type: 'boolean', description: 'Ignored.', location: 'query' },
  },
  schemas: {
    GoogleFactcheckingFactchecktoolsV1alpha1FactCheckedClaimSearchResponse: {
      id: 'GoogleFactcheckingFactchecktoolsV1alpha1FactCheckedClaimSearchResponse',
      type: 'object',
      properties: {
        claims: { type: 'array', items: { $ref: 'GoogleFactcheckingFactchecktoolsV1alpha1Claim' } },
        nextPageToken: text,
      },
    },
    GoogleFactcheckingFactchecktoolsV1alpha1Claim: {
      id: 'GoogleFactcheckingFactchecktoolsV1alpha1Claim',
      type: 'object',
      properties: {
        text,
        claimant: text,
        claimDate: { type: 'string', format: 'google-datetime' },
        claimReview: {
          type: 'array',
          items: { $ref: 'GoogleFactcheckingFactchecktoolsV1alpha1ClaimReview' },
        },
      },
    },
    GoogleFactcheckingFactchecktoolsV1alpha1ClaimReview: {
      id: 'GoogleFactcheckingFactchecktoolsV1alpha1ClaimReview',
      type: 'object',
      properties: {
        publisher: { $ref: 'GoogleFactcheckingFactchecktoolsV1alpha1Publisher' },
        url: text,
        title: text,
        reviewDate: { type: 'string', format: 'google-datetime' },
        textualRating: text,
        languageCode: text,
      },
    },
    GoogleFactcheckingFactchecktoolsV1alpha1Publisher: {
      id: 'GoogleFactcheckingFactchecktoolsV1alpha1Publisher',
      type: 'object',
      properties: { name: text, site: text },
    },
  },
  resources: {
    claims: {
      methods: {
        search: {
          id: 'factchecktools.claims.search',
          path: 'v1alpha1/claims:search',
          flatPath: 'v1alpha1/claims:search',
          httpMethod: 'GET',
          description: 'Search claims that have an outcome.',
          parameterOrder: [],
          parameters: {
            query: query('string', 'Words that the claim must have.'),
            languageCode: query('string', 'Language of the review (BCP 47); the region does not count.'),
            reviewPublisherSiteFilter: query('string', 'Host of the review.'),
            maxAgeDays: query('integer', 'Only what changed in these days.'),
            pageSize: query('integer', 'Claims a page; 10 when left out, at most 100.'),
            pageToken: query('string', 'From the page before; with the same other parameters.'),
            offset: query('integer', 'Claims to leave out, when there is no pageToken.'),
          },
          response: { $ref: 'GoogleFactcheckingFactchecktoolsV1alpha1FactCheckedClaimSearchResponse' },
        },
      },
    },
  },
} as const
