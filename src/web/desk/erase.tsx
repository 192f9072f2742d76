/** Erasing a whole article, on a legal request: an admin's form that says what goes and what stays. */
import { Hono } from 'hono'
import { eraseWholeArticle } from '../../editing/erasure.ts'
import { findArticle } from '../../store/articles.ts'
import { isErasedArticle } from '../../store/erase-article.ts'
import { parseId, publicId } from '../../store/ids.ts'
import type { Article } from '../../store/schema.ts'
import { TextField } from '../components/fields.tsx'
import { counted } from '../words.ts'
import { writerOf } from './claim-writes.tsx'
import { type DeskContext, type DeskEnv, errorAt, type FieldError } from './form.ts'
import { NoSuchArticle } from './nothing.tsx'
import { DeskFrame, ErrorSummary, PostForm } from './parts.tsx'

export const erasePages = new Hono<DeskEnv>()

/** The article at an address that can still be erased, or null. */
async function articleAt(c: DeskContext): Promise<Article | null> {
  const id = parseId('art', c.req.param('id') ?? '')
  const article = id === null ? null : await findArticle(c.var.db, id)
  return article && !isErasedArticle(article) ? article : null
}

interface PageProps {
  readonly c: DeskContext
  readonly article: Article
  readonly errors: readonly FieldError[]
}

function ErasePage({ c, article, errors }: PageProps) {
  const path = `/articles/${publicId('art', article.id)}`
  return (
    <DeskFrame c={c} title="Erase an article">
      <div class="head stack">
        <p class="kicker">
          <a href={path} dir="auto">
            {article.title ?? 'Untitled article'}
          </a>
        </p>
        <h1>Erase this article for good</h1>
        <p>
          On a legal request only; nobody can take it back. To take claims from public view, hide them. Its
          text, title, address and author go, with the words of its {counted(article.claimCount, 'claim')}, of
          what was recorded on them and of their earlier states. It stays on record that something stood
          there, from which outlet and day, and who erased it when and why. Speakers keep their names.
        </p>
      </div>
      <ErrorSummary errors={errors} />
      <PostForm c={c} label="Erase">
        <input type="hidden" name="claims" value={String(article.claimCount)} />
        <TextField
          name="reason"
          label="Why"
          hint="Everybody can read it: do not repeat what is to go."
          value={c.req.method === 'POST' ? c.var.form.get('reason') : ''}
          error={errorAt(errors, 'reason')}
        />
        <div class="actions">
          <button type="submit" class="main">
            Erase it
          </button>
          <a href={path}>Back without erasing</a>
        </div>
      </PostForm>
    </DeskFrame>
  )
}

erasePages.get('/desk/articles/:id/erase', async (c) => {
  const article = await articleAt(c)
  if (!article) return c.html(<NoSuchArticle c={c} />, 404)
  return c.html(<ErasePage c={c} article={article} errors={[]} />)
})

erasePages.post('/desk/articles/:id/erase', async (c) => {
  const article = await articleAt(c)
  if (!article) return c.html(<NoSuchArticle c={c} />, 404)
  const { form, db } = c.var
  const refuse = (field: string, message: string, status: 412 | 422) =>
    c.html(<ErasePage c={c} article={article} errors={[{ field, message }]} />, status)
  const reason = form.get('reason').trim()
  if (reason === '' || reason.length > 1000)
    return refuse('reason', 'Why: say it in 1 to 1,000 characters.', 422)
  const given = { reason, claims: Number(form.get('claims')) }
  const erased = await eraseWholeArticle(db, article.id, given, writerOf(c))
  if (erased === 'stale') {
    return refuse('', 'The article was changed meanwhile. Look at it again, then send this once more.', 412)
  }
  return c.redirect(`/articles/${publicId('art', article.id)}`, 303)
})
