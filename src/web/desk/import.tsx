/** Many articles at once: a file of JSON lines, worked off by the queue, with a page that shows how far it is. */
import { Hono } from 'hono'
import { MAX_LINES, startBatch, takeBatch } from '../../editing/batches.ts'
import { batchProgress, findBatch, recentBatches } from '../../store/batches.ts'
import { parseId, publicId } from '../../store/ids.ts'
import type { Batch } from '../../store/schema.ts'
import { FileField, TextArea } from '../components/fields.tsx'
import { EmptyState } from '../components/notice.tsx'
import { Pager } from '../components/pager.tsx'
import { counted } from '../words.ts'
import { type DeskContext, type DeskEnv, errorAt, type FieldError } from './form.ts'
import { linesIn } from './import-lines.ts'
import { DeskFrame, ErrorSummary, PostForm, Progress } from './parts.tsx'

export const importPages = new Hono<DeskEnv>()

/** Seconds until a page without script looks again. */
const AGAIN = 3
const SHOWN = 100

interface PageProps {
  readonly c: DeskContext
  readonly lines: string
  readonly errors: readonly FieldError[]
  readonly recent: readonly (Batch & { readonly waiting: number })[]
}

function ImportPage({ c, lines, errors, recent }: PageProps) {
  const error = (field: string) => errorAt(errors, field)
  return (
    <DeskFrame c={c} title="Import">
      <div class="head">
        <h1>Import many articles</h1>
        <p>
          One JSON object a line: <code>{'{"text": "…", "url": "…", "publishedAt": "2025-08-21"}'}</code>,
          with <code>html</code> in place of <code>text</code>, or a <code>url</code> alone, and{' '}
          <code>title</code>, <code>outlet</code>, <code>author</code>, <code>timeZone</code>,{' '}
          <code>visibility</code> as you like. At most {MAX_LINES} lines. Their claims go on record without
          being looked at; say <code>"visibility": "draft"</code> where they should not be public yet.
        </p>
      </div>
      <ErrorSummary errors={errors} />
      <div class="columns">
        <PostForm c={c} files>
          <FileField
            name="file"
            label="File (.ndjson)"
            types=".ndjson,.jsonl,.json,.txt,application/x-ndjson"
            error={error('file')}
          />
          <TextArea
            name="lines"
            label="Or the lines themselves"
            rows={8}
            value={lines}
            error={error('lines')}
          />
          <div class="actions">
            <button type="submit" class="main">
              Import
            </button>
          </div>
        </PostForm>
        <div class="aside">
          <section>
            <h2>Imported last</h2>
            <Batches batches={recent} />
          </section>
        </div>
      </div>
    </DeskFrame>
  )
}

/** Imports with how far they are. */
export function Batches({ batches }: { readonly batches: PageProps['recent'] }) {
  if (batches.length === 0) return <p class="quiet">None yet.</p>
  return (
    <ul class="rows">
      {batches.map((batch) => (
        <li>
          <a href={`/desk/import/${publicId('bat', batch.id)}`}>
            {counted(batch.lineCount, 'line')},{' '}
            {new Date(batch.createdAt).toISOString().slice(0, 16).replace('T', ' ')}
          </a>
          <span class="small quiet">
            {batch.waiting === 0 ? 'done' : `${batch.waiting} waiting`} · <bdi>{batch.createdBy}</bdi>
          </span>
        </li>
      ))}
    </ul>
  )
}

importPages.get('/desk/import', async (c) => {
  const recent = await recentBatches(c.var.db, 10)
  return c.html(<ImportPage c={c} lines="" errors={[]} recent={recent} />)
})

importPages.post('/desk/import', async (c) => {
  const { form, db } = c.var
  const file = form.file('file')
  const lines = form.raw('lines')
  const text = file ? new TextDecoder().decode(await file.arrayBuffer()) : lines
  const given = linesIn(text)
  const refuse = async (message: string) => {
    const field = file ? 'file' : 'lines'
    const recent = await recentBatches(db, 10)
    return c.html(<ImportPage c={c} lines={lines} errors={[{ field, message }]} recent={recent} />, 422)
  }
  if (file && lines.trim() !== '') return refuse('File: give either a file or the lines.')
  if (given.length === 0) return refuse(`${file ? 'File' : 'Lines'}: give at least one line.`)
  if (given.length > MAX_LINES)
    return refuse(`${file ? 'File' : 'Lines'}: at most ${MAX_LINES} lines; send it in parts.`)
  const { quotaKey, actor, requestId, now } = c.var
  const host = new URL(c.req.url).hostname
  const origin = { text, host, quotaKey, createdBy: actor?.name ?? '', now: now() }
  const taken = await takeBatch(db, origin, given)
  if (!taken) throw new Error('No id was free for a batch.')
  await startBatch(db, taken, { env: c.env, requestId })
  return c.redirect(`/desk/import/${publicId('bat', taken.batch.id)}`, 303)
})

async function batchAt(c: DeskContext): Promise<Batch | null> {
  const id = parseId('bat', c.req.param('id') ?? '')
  return id === null ? null : findBatch(c.var.db, id)
}

const STATES = { waiting: 'waits', created: 'stored', existing: 'was on record', refused: 'refused' } as const

/** What came of one line. */
function detailOf(problem: string | null): string {
  return problem === null ? '' : (JSON.parse(problem) as { detail: string }).detail
}

importPages.get('/desk/import/:id', async (c) => {
  const batch = await batchAt(c)
  if (!batch) {
    const page = (
      <DeskFrame c={c} title="No such import">
        <EmptyState title="There is no such import">
          <p>
            <a href="/desk/import">To the imports</a>
          </p>
        </EmptyState>
      </DeskFrame>
    )
    return c.html(page, 404)
  }
  const after = Number(/^\d{1,7}$/.exec(c.req.query('after') ?? '')?.[0] ?? 0)
  const { results, waiting, created, existing, refused } = await batchProgress(c.var.db, batch.id, {
    after,
    limit: SHOWN,
  })
  const total = waiting + created + existing + refused
  const path = `/desk/import/${publicId('bat', batch.id)}`
  const last = results.at(-1)?.line ?? batch.lineCount
  return c.html(
    <DeskFrame c={c} title="Import" {...(waiting > 0 ? { refresh: AGAIN } : {})}>
      <div class="head stack">
        <h1>{waiting > 0 ? 'Importing' : 'Imported'}</h1>
        <div data-progress={waiting > 0 ? `${path}/progress` : undefined} class="stack">
          <Progress done={total - waiting} of={total} label="Lines worked off" />
          <p aria-live="polite" data-told>
            {inWords({ waiting, created, existing, refused })}
          </p>
        </div>
        <p class="hint">
          {waiting > 0
            ? 'You may leave this page: the import goes on, and is listed at the desk.'
            : 'Send the same lines again, and only what is not on record yet is stored.'}
        </p>
      </div>
      <table>
        <caption class="vh">What came of each line</caption>
        <thead>
          <tr>
            <th scope="col" class="number">
              Line
            </th>
            <th scope="col">Result</th>
            <th scope="col">Article</th>
          </tr>
        </thead>
        <tbody>
          {results.map(({ line, state, articleId, problem }) => (
            <tr>
              <td class="number">{line}</td>
              <td>
                {STATES[state]}
                {problem === null ? '' : `: ${detailOf(problem)}`}
              </td>
              <td>
                {articleId === null ? (
                  ''
                ) : (
                  <a href={`/articles/${publicId('art', articleId)}`}>See article {line}</a>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Pager
        previous={after > 0 ? `${path}?after=${Math.max(0, after - SHOWN)}` : null}
        next={last < batch.lineCount ? `${path}?after=${last}` : null}
        names={['Earlier lines', 'Later lines']}
      />
    </DeskFrame>,
  )
})

interface Counts {
  readonly waiting: number
  readonly created: number
  readonly existing: number
  readonly refused: number
}

function inWords({ waiting, created, existing, refused }: Counts): string {
  return `${created} stored, ${existing} on record before, ${refused} refused, ${waiting} waiting.`
}

/** The same in JSON, for the page's script. */
importPages.get('/desk/import/:id/progress', async (c) => {
  const batch = await batchAt(c)
  if (!batch) return c.json({ done: 0, of: 0, words: 'There is no such import.', waiting: 0 }, 404)
  const { results: _, ...counts } = await batchProgress(c.var.db, batch.id, { after: 0, limit: 1 })
  const of = counts.waiting + counts.created + counts.existing + counts.refused
  return c.json({ done: of - counts.waiting, of, words: inWords(counts), waiting: counts.waiting })
})
