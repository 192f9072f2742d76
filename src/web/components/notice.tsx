/** What a page tells apart from its subject: that there is nothing yet and what to do next, what went wrong, what was done. */
import type { Child } from 'hono/jsx'

/** In place of a list without rows; the children say what to do next. */
export function EmptyState({ title, children }: { readonly title: string; readonly children: Child }) {
  return (
    <div class="empty">
      <h2>{title}</h2>
      {children}
    </div>
  )
}

interface NoticeProps {
  readonly tone: 'wrong' | 'done' | 'plain'
  readonly title: string
  readonly children?: Child
}

/** A message above the content. What went wrong is read out at once by a screen reader. */
export function Notice({ tone, title, children }: NoticeProps) {
  return (
    <div
      class={`notice is-${tone}`}
      role={tone === 'wrong' ? 'alert' : tone === 'done' ? 'status' : undefined}
    >
      <h2>{title}</h2>
      {children}
    </div>
  )
}
