/** What a draft's article is called, where and when it stood. Another day of publication dates its claims anew. */
import { Hono } from 'hono'
import { foundAnew, inTextOrder } from '../../editing/drafts.ts'
import { changeDraft, type DraftArticle, type OpenDraft } from '../../store/drafts.ts'
import { publicId } from '../../store/ids.ts'
import { TextField } from '../components/fields.tsx'
import { type DeskContext, type DeskEnv, errorAt, type FieldError } from './form.ts'
import { aboutErrors } from './new.tsx'
import { NoSuchDraft } from './nothing.tsx'
import { DeskFrame, ErrorSummary, PostForm } from './parts.tsx'
import { draftAt } from './review.tsx'

export const detailPages = new Hono<DeskEnv>()

const FIELDS = ['title', 'outlet', 'author', 'url', 'publishedAt', 'timeZone'] as const
type Values = Readonly<Record<(typeof FIELDS)[number], string>>

interface PageProps {
  readonly c: DeskContext
  readonly draft: OpenDraft
  readonly values: Values
  readonly errors: readonly FieldError[]
}

function DetailsPage({ c, draft, values, errors }: PageProps) {
  const field = (name: keyof Values, label: string, more: { type?: 'url' | 'date'; hint?: string } = {}) => (
    <TextField name={name} label={label} value={values[name]} error={errorAt(errors, name)} {...more} />
  )
  return (
    <DeskFrame c={c} title="About the article">
      <div class="head">
        <h1>About the article</h1>
      </div>
      <ErrorSummary errors={errors} />
      <PostForm c={c}>
        {field('title', 'Title')}
        {field('outlet', 'Outlet')}
        {field('author', 'Author')}
        {field('url', 'Address', { type: 'url' })}
        {field('publishedAt', 'Published on', {
          type: 'date',
          hint: 'Another day dates the claims anew; what you corrected or decided stays.',
        })}
        {field('timeZone', 'Time zone', { hint: 'Of the outlet: Europe/Kyiv. Empty: UTC.' })}
        <div class="actions">
          <button type="submit" class="main">
            Save
          </button>
          <a href={`/desk/drafts/${publicId('drf', draft.id)}`}>Back without saving</a>
        </div>
      </PostForm>
    </DeskFrame>
  )
}

/** The values of a draft's article. An instant of publication is shown as its day. */
function valuesOf({ article }: OpenDraft): Values {
  const of = (name: keyof Values) => article[name] ?? ''
  return Object.fromEntries(
    FIELDS.map((name) => [name, name === 'publishedAt' ? (article.publishedDay ?? '') : of(name)]),
  ) as Values
}

detailPages.get('/desk/drafts/:id/details', async (c) => {
  const draft = await draftAt(c)
  if (!draft || draft.articleId !== null) return c.html(<NoSuchDraft c={c} />, 404)
  return c.html(<DetailsPage c={c} draft={draft} values={valuesOf(draft)} errors={[]} />)
})

detailPages.post('/desk/drafts/:id/details', async (c) => {
  const { form, db } = c.var
  const draft = await draftAt(c)
  if (!draft || draft.articleId !== null) return c.html(<NoSuchDraft c={c} />, 404)
  const values = Object.fromEntries(FIELDS.map((name) => [name, form.get(name)])) as Values
  const errors = aboutErrors(values)
  if (errors.length > 0)
    return c.html(<DetailsPage c={c} draft={draft} values={values} errors={errors} />, 422)
  const orNull = (text: string) => (text === '' ? null : text)
  const before = valuesOf(draft)
  const dated = values.publishedAt !== before.publishedAt || values.timeZone !== before.timeZone
  const article: DraftArticle = {
    ...draft.article,
    title: orNull(values.title),
    outlet: orNull(values.outlet),
    author: orNull(values.author),
    url: orNull(values.url),
    timeZone: orNull(values.timeZone),
    publishedAt:
      values.publishedAt === before.publishedAt ? draft.article.publishedAt : orNull(values.publishedAt),
  }
  const anew = dated ? foundAnew(draft, article, await inTextOrder(db, draft.id)) : { article, found: null }
  await changeDraft(db, draft.id, anew.article, anew.found)
  return c.redirect(`/desk/drafts/${publicId('drf', draft.id)}`, 303)
})
