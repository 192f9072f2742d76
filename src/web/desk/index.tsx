/** The editor's desk: all that is under `/desk`, and its script. */
import { Hono } from 'hono'
import { claimPages } from './claim.tsx'
import { claimWrites } from './claim-writes.tsx'
import { correctPages } from './correct.tsx'
import { detailPages } from './details.tsx'
import { erasePages } from './erase.tsx'
import type { DeskEnv } from './form.ts'
import { homePages } from './home.tsx'
import { importPages } from './import.tsx'
import { missedPages } from './missed.tsx'
import { newPages } from './new.tsx'
import { proposalPages } from './proposal.tsx'
import { reviewPages } from './review.tsx'
import { SCRIPT, SCRIPT_PATH } from './script.ts'
import { signInPages } from './sign-in.tsx'

export const desk = new Hono<DeskEnv>()
const PAGES = [
  signInPages,
  homePages,
  newPages,
  reviewPages,
  proposalPages,
  detailPages,
  claimPages,
  claimWrites,
  correctPages,
  importPages,
  erasePages,
  missedPages,
]
for (const pages of PAGES) {
  desk.route('/', pages)
}

desk.get('/:file{desk-[0-9a-z]+\\.js}', (c) =>
  c.body(SCRIPT, 200, {
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control':
      c.req.path === SCRIPT_PATH ? 'public, max-age=31536000, immutable' : 'public, max-age=60',
  }),
)
