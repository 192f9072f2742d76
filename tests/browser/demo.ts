/** What browser tests and screenshots look at: a few articles of our own, what became of their claims, and every page's address. */

/** Asks the API with the admin token. */
export type Ask = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<{ status: number; json: unknown; etag: string | null }>

const BRIDGE = `The old river bridge was shut last week after cracks were found in two of its piers.

“We will reopen the bridge within seven to 10 days,” Mayor Ada Quill said on Thursday. She said the repairs would cost no more than two million crowns.

Jonas Perl, who leads the ferrymen’s union, called the plan hasty. “Nobody has looked at the third pier,” Perl said. “The ferry will carry twice as many people by the end of August.”

Quill promised that fares would not rise this year. According to the River Authority, the water will stand half a metre higher by September 15.`

const BUDGET = `Finance minister Teo Brandt laid out his budget on Monday.

“We will not raise the land tax before 2027,” Brandt told the assembly. He predicted that the harbour would be in profit by the end of the year.

The opposition leader, Ines Falk, said the numbers did not add up. “This budget will be torn up by Friday,” Falk said.

Brandt said growth had reached three per cent in spring.`

const HARBOUR = `The harbour’s new cranes arrived on Tuesday, a month late.

“The third crane will be at work within two weeks,” said Mayor Ada Quill. Brandt had said in May that all three would be running by July 1.

Ines Falk asked why nobody had been told of the delay. “Will the money last until winter?” Falk asked.`

const FERRY = `“The ferry will not stop running this summer,” Mayor Ada Quill said on Monday. She promised two new boats by the end of May.

Quill said 4,000 people had crossed in March.`

const HOSTILE = `<script>alert(1)</script> said the tower will fall by Friday.

“<img src=x onerror=alert(2)> we will pay for "it" & more <style>*{display:none}</style>,” Mallory Vane said on Monday.

“\u202Ewe shall read backwards\u202C within ten days,” said Mallory ${'Q\u0301\u0302\u0303\u0304'.repeat(6)}uux.

“${'Longwordwithoutanyend'.repeat(60)} will open by 2030,” Mallory Vane said.`

const ARTICLES = [
  {
    text: HOSTILE,
    title: '<b>Bold</b> title "><script>alert(3)</script>',
    outlet: '<i>Outlet</i>',
    publishedAt: '2025-08-18',
  },
  {
    text: FERRY,
    title: 'Two new boats for the ferry',
    outlet: 'The Quill Courier',
    publishedAt: '2025-04-07',
  },
  {
    text: BUDGET,
    title: 'A budget without new taxes',
    outlet: 'The Harbour Gazette',
    url: 'https://gazette.example/budget',
    publishedAt: '2025-05-12',
  },
  {
    text: HARBOUR,
    title: 'Cranes arrive a month late',
    outlet: 'The Harbour Gazette',
    url: 'https://gazette.example/cranes',
    publishedAt: '2025-08-12',
  },
  {
    text: BRIDGE,
    title: 'Bridge to reopen within days, mayor says',
    outlet: 'The Quill Courier',
    url: 'https://courier.example/bridge',
    publishedAt: '2025-08-21',
  },
] as const

interface Stored {
  readonly article: { readonly id: string }
  readonly claims: readonly {
    readonly id: string
    readonly text: string
    readonly speaker: { readonly id: string } | null
  }[]
}

/** A page with a name for its picture. */
export type Pages = Readonly<Record<string, string>>

async function follow(ask: Ask, id: string, given: object): Promise<void> {
  const { etag } = await ask('GET', `/v1/claims/${id}`)
  const { status, json } = await ask('POST', `/v1/claims/${id}/follow-ups`, given, { 'if-match': etag ?? '' })
  if (status !== 201) throw new Error(`the follow-up was refused: ${JSON.stringify(json)}`)
}

const evidence = (day: string, title: string) => [
  { url: `https://news.example/${day}`, title, publishedAt: day, quote: 'The first cars crossed at noon.' },
]

/** Stores the articles and what became of some claims; gives the address of every public page. */
export async function seedDemo(ask: Ask): Promise<Pages> {
  const stored: Stored[] = []
  for (const article of ARTICLES) {
    const { status, json } = await ask('POST', '/v1/articles', article)
    if (status >= 300) throw new Error(`the article was refused: ${JSON.stringify(json)}`)
    stored.push(json as Stored)
  }
  const claims = stored.flatMap((one) => one.claims)
  const find = (words: string) => {
    const claim = claims.find((one) => one.text.includes(words))
    if (!claim) throw new Error(`no claim says “${words}”`)
    return claim
  }
  await follow(ask, find('two new boats').id, {
    status: 'partly_held',
    note: 'One boat came in May, the other in July.',
    evidence: evidence('2025-07-14', 'Second boat arrives'),
    effectiveOn: '2025-07-12',
  })
  const bridge = find('reopen the bridge')
  const crane = find('third crane')
  await follow(ask, find('torn up').id, {
    status: 'not_held',
    note: 'The budget passed unchanged.',
    evidence: evidence('2025-05-19', 'Assembly passes budget'),
    effectiveOn: '2025-05-17',
  })
  await follow(ask, bridge.id, {
    status: 'in_progress',
    evidence: evidence('2025-08-25', 'Second pier is sealed'),
  })
  await follow(ask, crane.id, {
    status: 'stalled',
    evidence: evidence('2025-08-20', 'Crane waits for a part'),
  })
  await follow(ask, crane.id, {
    status: 'held',
    note: 'The crane unloaded its first ship.',
    evidence: evidence('2025-08-25', 'Third crane at work'),
    effectiveOn: '2025-08-25',
  })
  return {
    home: '/',
    claim: `/claims/${bridge.id}`,
    'claim-settled': `/claims/${crane.id}`,
    'claim-hostile': `/claims/${find('we will pay').id}`,
    article: `/articles/${stored.at(-1)?.article.id}`,
    'article-hostile': `/articles/${stored[0]?.article.id}`,
    articles: '/articles',
    speaker: `/speakers/${bridge.speaker?.id}`,
    'speaker-hostile': `/speakers/${find('we will pay').speaker?.id}`,
    speakers: '/speakers',
    'speakers-found': '/speakers?q=quill',
    search: '/search?q=bridge',
    'search-name': '/search?q=quill',
    'search-empty': '/search?q=nowhere&type=promise',
    due: '/due',
    'due-day': '/due?day=2025-08-31',
    about: '/about',
    docs: '/docs',
    'not-found': '/claims/clm_00000000000',
    embed: `/embed/claims/${bridge.id}`,
  }
}
