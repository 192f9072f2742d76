/** The pages: what people read, what other sites take, and the editors' desk. */
import { Hono } from 'hono'
import type { AppEnv } from '../context.ts'
import { assets } from './assets.ts'
import { desk } from './desk/index.tsx'
import { embeds } from './embeds.tsx'
import { pageHeaders } from './headers.ts'
import { reader } from './reader.tsx'

export const web = new Hono<AppEnv>()
web.use('*', pageHeaders)
web.route('/', assets)
web.route('/', desk)
web.route('/', embeds)
web.route('/', reader)
