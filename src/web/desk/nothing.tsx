/** What the desk says where there is nothing. */
import type { DeskContext } from './form.ts'
import { DeskFrame } from './parts.tsx'

/** A draft that is gone, or never was. */
export function NoSuchDraft({ c }: { readonly c: DeskContext }) {
  return (
    <DeskFrame c={c} title="No such draft">
      <div class="head stack">
        <h1>There is no such draft</h1>
        <p>It was published, thrown away, or forgotten after 14 days.</p>
        <p>
          <a href="/desk">To the desk</a> · <a href="/desk/new">New article</a>
        </p>
      </div>
    </DeskFrame>
  )
}

/** A claim that is not on record. */
export function NoSuchClaim({ c }: { readonly c: DeskContext }) {
  return (
    <DeskFrame c={c} title="No such claim">
      <div class="head stack">
        <h1>There is no such claim</h1>
        <p>The address may be mistyped.</p>
        <p>
          <a href="/desk">To the desk</a> · <a href="/search">Search</a>
        </p>
      </div>
    </DeskFrame>
  )
}

/** An article that is not on record, or without its text. */
export function NoSuchArticle({ c }: { readonly c: DeskContext }) {
  return (
    <DeskFrame c={c} title="No such article">
      <div class="head stack">
        <h1>There is no such article, or its text is not kept</h1>
        <p>
          <a href="/desk">To the desk</a>
        </p>
      </div>
    </DeskFrame>
  )
}
