/** The files that pages load: the stylesheet and the icon. */
import { Hono } from 'hono'
import type { AppEnv } from '../context.ts'
import { ICON, ICON_PATH, STYLESHEET, STYLESHEET_PATH } from './styles/index.ts'

export const assets = new Hono<AppEnv>()

/** A file whose address names its content, so that it never has to be asked for again. */
const FOREVER = 'public, max-age=31536000, immutable'
/** A page that was made before the last deployment asks for a file that is gone: the one of today will do. */
const SOON = 'public, max-age=60'

assets.get('/:file{style-[0-9a-z]+\\.css}', (c) =>
  c.body(STYLESHEET, 200, {
    'content-type': 'text/css; charset=utf-8',
    'cache-control': c.req.path === STYLESHEET_PATH ? FOREVER : SOON,
  }),
)

assets.get('/:file{icon-[0-9a-z]+\\.svg}', (c) =>
  c.body(ICON, 200, {
    'content-type': 'image/svg+xml',
    'content-security-policy': "default-src 'none'",
    'cache-control': c.req.path === ICON_PATH ? FOREVER : SOON,
  }),
)

// Asked for by browsers that were given no page, such as on /v1.
assets.get('/favicon.ico', (c) => c.redirect(ICON_PATH, 302))
