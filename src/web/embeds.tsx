/** What other sites take: the card of a claim in a frame, and oEmbed that leads to it. */
import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { AppEnv } from '../context.ts'
import { findClaim } from '../store/claims.ts'
import { contentPolicy } from './headers.ts'
import { claimIdIn, oembedOf, oembedXml } from './oembed.ts'
import { EmbedPage } from './pages/embed.tsx'
import { idOf, nothing } from './request.ts'

export const embeds = new Hono<AppEnv>()

async function published(db: AppEnv['Variables']['db'], id: string) {
  const claim = await findClaim(db, idOf('clm', id, 'claim'), { asOf: null, all: false })
  if (!claim) throw nothing('claim')
  return claim
}

embeds.get('/embed/claims/:id', async (c) => {
  const claim = await published(c.var.db, c.req.param('id'))
  c.header('content-security-policy', contentPolicy({ frames: true }))
  c.header('cache-control', 'public, max-age=300')
  return c.html(<EmbedPage claim={claim} today={c.var.today(claim.article.timeZone)} />)
})

embeds.get('/oembed', async (c) => {
  const { origin } = new URL(c.req.url)
  const format = c.req.query('format') ?? 'json'
  if (format !== 'json' && format !== 'xml') {
    // The specification names 501; here nothing that a client asks for is a fault of the server.
    throw new HTTPException(400, { message: 'format must be json or xml.' })
  }
  const id = claimIdIn(c.req.query('url') ?? '', origin)
  if (id === null) throw nothing('claim')
  const answer = oembedOf(await published(c.var.db, id), origin, {
    width: atMost(c.req.query('maxwidth')),
    height: atMost(c.req.query('maxheight')),
  })
  c.header('access-control-allow-origin', '*')
  c.header('cache-control', 'public, max-age=300')
  if (format === 'json') return c.json(answer)
  return c.body(oembedXml(answer), 200, { 'content-type': 'text/xml; charset=utf-8' })
})

/** A largest size as a site gives it; none, or one that cannot be read, limits nothing. */
function atMost(text: string | undefined): number {
  const number = Number(text)
  return text && Number.isInteger(number) && number > 0 ? number : Number.MAX_SAFE_INTEGER
}
