/** What every page of the desk is made with: its frame, its forms, and the summary of what is wrong with one. */
import type { Child } from 'hono/jsx'
import { Layout } from '../components/layout.tsx'
import type { DeskContext, FieldError } from './form.ts'
import { SCRIPT_PATH } from './script.ts'

interface FrameProps {
  readonly c: DeskContext
  readonly title: string
  readonly children: Child
  /** Seconds until the page is to be loaded again where there is no script. */
  readonly refresh?: number
}

const PLACES = [
  ['/desk', 'Today'],
  ['/desk/new', 'New article'],
  ['/desk/import', 'Import'],
] as const

/** A page of the desk, for who is signed in. */
export function DeskFrame({ c, title, children, refresh }: FrameProps) {
  const { actor } = c.var
  const { path } = c.req
  return (
    <Layout title={`${title} · Desk`} current="desk" scripts={[SCRIPT_PATH]} refresh={refresh} unlisted>
      {actor ? (
        <div class="desk-bar">
          <nav aria-label="Desk">
            <ul>
              {PLACES.map(([href, name]) => (
                <li>
                  <a href={href} aria-current={path === href ? 'page' : undefined}>
                    {name}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          <PostForm c={c} action="/desk/sign-out" plain>
            <span class="quiet">
              <bdi>{actor.name}</bdi>
              {actor.role === 'admin' && actor.name !== 'admin' ? ', admin' : ''}
            </span>
            <button type="submit" class="small-button">
              Sign out
            </button>
          </PostForm>
        </div>
      ) : null}
      {children}
    </Layout>
  )
}

interface PostFormProps {
  readonly c: DeskContext
  readonly action?: string
  readonly id?: string
  /** Without the class that lays fields out. */
  readonly plain?: boolean
  readonly class?: string
  readonly files?: boolean
  readonly label?: string
  readonly children: Child
}

/** A form that is sent with the session's token. */
export function PostForm(props: PostFormProps) {
  const { c, action, id, plain, files, label, children } = props
  return (
    <form
      method="post"
      action={action ?? c.req.path}
      id={id}
      class={props.class ?? (plain ? undefined : 'form')}
      enctype={files ? 'multipart/form-data' : undefined}
      aria-label={label}
    >
      <input type="hidden" name="session" value={c.var.session?.formToken ?? ''} />
      {children}
    </form>
  )
}

/** What is wrong with a form, above it, with links to the fields. It takes the focus when the page is loaded. */
export function ErrorSummary({ errors }: { readonly errors: readonly FieldError[] }) {
  if (errors.length === 0) return null
  return (
    <div class="notice is-wrong" role="alert" tabindex={-1} autofocus>
      <h2>
        {errors.length === 1 ? 'One thing has to be mended' : `${errors.length} things have to be mended`}
      </h2>
      <ul>
        {errors.map(({ field, message }) => (
          <li>{field === '' ? message : <a href={`#${idOf(field)}`}>{message}</a>}</li>
        ))}
      </ul>
    </div>
  )
}

/** The id of a field; a name that begins with `=` is one itself. */
const idOf = (field: string) => (field.startsWith('=') ? field.slice(1) : `f-${field}`)

/** A sum such as "3 of 12". */
export function Progress({
  done,
  of,
  label,
}: {
  readonly done: number
  readonly of: number
  readonly label: string
}) {
  return (
    <progress value={done} max={Math.max(of, 1)} aria-label={label}>
      {done} of {of}
    </progress>
  )
}
