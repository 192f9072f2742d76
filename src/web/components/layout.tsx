/** The frame of every page. */
import { html } from 'hono/html'
import type { Child } from 'hono/jsx'
import { STYLE } from './style.ts'

interface LayoutProps {
  readonly title: string
  readonly children: Child
}

/** A whole document; `title` is followed by the product's name. */
export function Layout({ title, children }: LayoutProps) {
  return html`<!doctype html>${(
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} · On Record`}</title>
        <style>{STYLE}</style>
      </head>
      <body>
        <header>
          <a href="/">On Record</a> <span>what was said, by whom, and what became of it</span>
        </header>
        <main>{children}</main>
      </body>
    </html>
  )}`
}
