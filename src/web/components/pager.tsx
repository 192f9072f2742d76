/** Pages forward and back: links that can be shared. */

interface PagerProps {
  /** Addresses of the neighbouring pages, or null. */
  readonly next: string | null
  readonly previous: string | null
  /** What the links are called, the list's order being what it is. */
  readonly names?: readonly [previous: string, next: string]
}

/** Links to the pages beside this one; nothing where there are none. */
export function Pager({ next, previous, names = ['Newer', 'Older'] }: PagerProps) {
  if (next === null && previous === null) return null
  return (
    <nav class="pager" aria-label="Pages">
      {previous === null ? null : (
        <a href={previous} rel="prev">
          ← {names[0]}
        </a>
      )}
      {next === null ? null : (
        <a href={next} rel="next">
          {names[1]} →
        </a>
      )}
    </nav>
  )
}
