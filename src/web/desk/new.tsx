/** A new article: pasted, uploaded or fetched from its address. What is found in it is kept as a draft, not on record. */

import { Hono } from 'hono'
import { decodePage } from '../../article/charset.ts'
import { isDay } from '../../follow-up/days.ts'
import { isTimeZone } from '../../follow-up/due.ts'
import { ArticleRefused, fetchGiven, type GivenArticle, prepareArticle } from '../../ingest.ts'
import { createDraft } from '../../store/drafts.ts'
import { publicId } from '../../store/ids.ts'
import { FileField, TextArea, TextField } from '../components/fields.tsx'
import {
  type DeskContext,
  type DeskEnv,
  errorAt,
  type FieldError,
  type Form,
  isLonger,
  isWebUrl,
} from './form.ts'
import { DeskFrame, ErrorSummary, PostForm } from './parts.tsx'

export const newPages = new Hono<DeskEnv>()

const FIELDS = ['body', 'url', 'title', 'outlet', 'author', 'publishedAt', 'timeZone'] as const
type Values = Readonly<Partial<Record<(typeof FIELDS)[number], string>>>

interface PageProps {
  readonly c: DeskContext
  readonly values: Values
  readonly errors: readonly FieldError[]
}

function NewPage({ c, values, errors }: PageProps) {
  const error = (field: string) => errorAt(errors, field)
  return (
    <DeskFrame c={c} title="New article">
      <div class="head">
        <h1>New article</h1>
        <p>
          Its claims are proposed to you, marked in the text. Nothing is on record before you have looked at
          them.
        </p>
      </div>
      <ErrorSummary errors={errors} />
      <PostForm c={c} files>
        <fieldset class="form">
          <legend>The article: one of three</legend>
          <TextArea
            name="body"
            label="Text or HTML"
            rows={12}
            value={values.body ?? ''}
            error={error('body')}
            hint="Paste the article’s text, or its page’s HTML."
          />
          <FileField
            name="file"
            label="HTML or text file"
            types=".html,.htm,.xhtml,.txt,text/html,text/plain"
            error={error('file')}
          />
          <TextField
            name="url"
            label="Address"
            type="url"
            maxlength={2048}
            value={values.url}
            error={error('url')}
            hint="With neither text nor file the page is fetched from here. Otherwise it is where the article stands."
          />
        </fieldset>
        <fieldset class="form">
          <legend>About it</legend>
          <p class="hint">What you give here wins over what the page says of itself.</p>
          <TextField name="title" label="Title" maxlength={500} value={values.title} error={error('title')} />
          <TextField
            name="outlet"
            label="Outlet"
            maxlength={200}
            value={values.outlet}
            error={error('outlet')}
          />
          <TextField
            name="author"
            label="Author"
            maxlength={200}
            value={values.author}
            error={error('author')}
          />
          <div class="pair">
            <TextField
              name="publishedAt"
              label="Published on"
              type="date"
              value={values.publishedAt}
              error={error('publishedAt')}
              hint="“On Thursday” and “within ten days” are reckoned from it."
            />
            <TextField
              name="timeZone"
              label="Time zone"
              value={values.timeZone}
              error={error('timeZone')}
              hint="Of the outlet: Europe/Kyiv. Empty: UTC."
            />
          </div>
        </fieldset>
        <div class="actions">
          <button type="submit" class="main">
            Find its claims
          </button>
        </div>
      </PostForm>
    </DeskFrame>
  )
}

newPages.get('/desk/new', (c) => c.html(<NewPage c={c} values={{}} errors={[]} />))

function valuesIn(form: Form): Values {
  return Object.fromEntries(
    FIELDS.map((name) => [name, name === 'body' ? form.raw(name) : form.get(name)]).filter(
      ([, value]) => value !== '',
    ),
  )
}

const LONGEST = { title: 500, outlet: 200, author: 200 } as const

/** What is wrong with the fields about an article. */
export function aboutErrors(values: Values): FieldError[] {
  const { url, publishedAt, timeZone } = values
  const errors: FieldError[] = []
  const wrong = (field: string, message: string) => errors.push({ field, message })
  if (url && !isWebUrl(url)) wrong('url', 'Address: give an http or https address.')
  if (publishedAt && !isDay(publishedAt)) wrong('publishedAt', 'Published on: give a day, like 2025-08-21.')
  if (timeZone && !isTimeZone(timeZone)) wrong('timeZone', 'Time zone: give one like Europe/Kyiv, or none.')
  for (const [field, most] of Object.entries(LONGEST)) {
    if (isLonger(values[field as 'title'] ?? '', most)) wrong(field, `${field}: at most ${most} characters.`)
  }
  return errors
}

/** The article that was given: text, HTML or only an address. */
async function givenIn(c: DeskContext, values: Values, file: File | null): Promise<GivenArticle> {
  const { body, ...about } = values
  const page = file ? decodePage(new Uint8Array(await file.arrayBuffer()), file.type) : body
  if (page === undefined) {
    return fetchGiven(about, { fetch: c.var.fetch, ownHosts: [new URL(c.req.url).hostname] })
  }
  return { ...about, ...(page.trimStart().startsWith('<') ? { html: page } : { text: page }) }
}

newPages.post('/desk/new', async (c) => {
  const { form, actor, db } = c.var
  const values = valuesIn(form)
  const file = form.file('file')
  const errors = aboutErrors(values)
  if (!values.body && !file && !values.url) {
    errors.push({
      field: 'body',
      message: 'Text or HTML: paste the article, choose its file, or give its address.',
    })
  }
  if (values.body?.trim() && file) {
    errors.push({
      field: 'file',
      message: 'File: give either a text or a file. The file is not kept: choose it again.',
    })
  }
  if (errors.length > 0) return c.html(<NewPage c={c} values={values} errors={errors} />, 422)
  try {
    const given = await givenIn(c, values, file)
    const prepared = prepareArticle(given, actor?.name ?? '')
    const id = await createDraft(db, prepared, c.var.now())
    return c.redirect(`/desk/drafts/${publicId('drf', id)}`, 303)
  } catch (error) {
    if (!(error instanceof ArticleRefused)) throw error
    const field = values.body ? 'body' : file ? 'file' : 'url'
    const name = { body: 'Text or HTML', file: 'File', url: 'Address' }[field]
    const again = file ? ' A file is not kept: choose it again.' : ''
    const told = [{ field, message: `${name}: ${error.message}${again}` }]
    return c.html(<NewPage c={c} values={values} errors={told} />, 422)
  }
})
