/** The frame of every page: its head, the masthead with the ways around, the footer. */
import { html, raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import { ICON_PATH, STYLESHEET_PATH } from '../styles/index.ts'

/** The places of the masthead; `current` of a page names the one that it belongs to. */
const PLACES = {
  latest: ['/', 'Latest'],
  due: ['/due', 'Due'],
  speakers: ['/speakers', 'Speakers'],
  articles: ['/articles', 'Articles'],
  search: ['/search', 'Search'],
  desk: ['/desk', 'Desk'],
} as const
export type Place = keyof typeof PLACES

/** What a page says about itself to those who link to it or show its link. Addresses are absolute. */
export interface PageMeta {
  readonly description?: string
  /** The one address of what the page shows. */
  readonly canonical?: string
  readonly kind?: 'website' | 'article'
  /** The same in other forms: feeds, JSON, oEmbed. */
  readonly alternates?: readonly { readonly type: string; readonly href: string; readonly title?: string }[]
  /** Structured data, written into the page as JSON-LD. */
  readonly data?: object | null
}

export interface LayoutProps {
  /** Followed by the product's name in the window's title. */
  readonly title: string
  readonly current?: Place
  readonly meta?: PageMeta
  /** Addresses of scripts of our own; the page must then be sent with `contentPolicy({ script: true })`. */
  readonly scripts?: readonly string[]
  /** Without script the page is loaded again after so many seconds. */
  readonly refresh?: number | undefined
  /** Pages that are no one's business but the reader's: not to be found by search engines. */
  readonly unlisted?: boolean
  readonly children: Child
}

/** A whole document. */
export function Layout(props: LayoutProps) {
  return html`<!doctype html>${(
    <html lang="en">
      <Head {...props} />
      <body>
        <a class="skip" href="#content">
          Skip to the content
        </a>
        <Masthead current={props.current} />
        <main id="content" tabindex={-1}>
          {props.children}
        </main>
        <Foot />
      </body>
    </html>
  )}`
}

function Head({ title, meta = {}, scripts = [], unlisted, refresh }: LayoutProps) {
  const { description, canonical, kind = 'website', alternates = [], data } = meta
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{`${title} · On Record`}</title>
      <link rel="stylesheet" href={STYLESHEET_PATH} />
      <link rel="icon" href={ICON_PATH} type="image/svg+xml" />
      {refresh ? (
        <noscript>
          <meta http-equiv="refresh" content={String(refresh)} />
        </noscript>
      ) : null}
      {unlisted ? <meta name="robots" content="noindex" /> : null}
      {description ? <meta name="description" content={description} /> : null}
      {canonical ? (
        <>
          <link rel="canonical" href={canonical} />
          <meta property="og:site_name" content="On Record" />
          <meta property="og:title" content={title} />
          <meta property="og:type" content={kind} />
          <meta property="og:url" content={canonical} />
          {description ? <meta property="og:description" content={description} /> : null}
          <meta name="twitter:card" content="summary" />
        </>
      ) : null}
      {alternates.map((one) => (
        <link rel="alternate" type={one.type} href={one.href} title={one.title} />
      ))}
      {data ? <script type="application/ld+json">{raw(inlineJson(data))}</script> : null}
      {scripts.map((address) => (
        <script type="module" src={address} />
      ))}
    </head>
  )
}

/** JSON that cannot end the element that it stands in, whatever texts it holds. */
function inlineJson(data: object): string {
  return JSON.stringify(data).replace(/[<>&\u2028\u2029]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
}

function Masthead({ current }: { readonly current: Place | undefined }) {
  return (
    <header class="masthead">
      <div class="title-row">
        <a class="wordmark" href="/">
          On Record
        </a>
        <span class="tagline">what was said, by whom, and what became of it</span>
      </div>
      <nav aria-label="Main">
        <ul>
          {Object.entries(PLACES).map(([place, [href, name]]) => (
            <li class={place === 'desk' ? 'last' : undefined}>
              <a href={href} aria-current={place === current ? 'page' : undefined}>
                {name}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </header>
  )
}

const FOOT = [
  ['/about', 'About and method'],
  ['/docs', 'API'],
  ['/v1/feed.atom', 'Feed (Atom)'],
  ['/v1/feed.json', 'Feed (JSON)'],
  ['/v1/due.ics', 'Calendar'],
  ['/v1/claims.csv', 'All claims (CSV)'],
] as const

function Foot() {
  return (
    <footer class="foot">
      <p>Every claim stands with its passage, its date and its source. What became of it needs evidence.</p>
      <nav aria-label="More">
        <ul>
          {FOOT.map(([href, name]) => (
            <li>
              <a href={href}>{name}</a>
            </li>
          ))}
        </ul>
      </nav>
    </footer>
  )
}
