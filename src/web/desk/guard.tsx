/**
 * Who gets to the desk: only who is signed in, and forms only from the desk's own pages of the same session. A form that
 * is refused is given back whole, to be sent once more.
 */
import { createMiddleware } from 'hono/factory'
import { isSameSecret } from '../../store/digest.ts'
import { contentPolicy } from '../headers.ts'
import { type DeskContext, type DeskEnv, type Form, limitForm, MAX_FORM, readForm } from './form.ts'
import { DeskFrame, PostForm } from './parts.tsx'

const SIGN_IN = '/desk/sign-in'

/** True when a form was sent by a page of ours, as the browser itself says. */
function isOwnForm(c: DeskContext): boolean {
  const site = c.req.header('sec-fetch-site')
  if (site !== undefined && site !== 'same-origin') return false
  const origin = c.req.header('origin')
  if (origin !== undefined && origin !== 'null') return origin === new URL(c.req.url).origin
  return site !== undefined
}

interface RefusedProps {
  readonly c: DeskContext
  readonly title: string
  readonly form?: Form
  readonly children: unknown
}

function Refused({ c, title, form, children }: RefusedProps) {
  const fields = form?.fields() ?? []
  return (
    <DeskFrame c={c} title={title}>
      <div class="head stack">
        <h1>{title}</h1>
        {children}
        {fields.length > 0 ? (
          <PostForm c={c}>
            {fields.map(([name, value]) => (
              <input type="hidden" name={name} value={value} />
            ))}
            <p class="hint">Nothing of what you wrote is lost. A file would have to be chosen again.</p>
            <div class="actions">
              <button type="submit" class="main">
                Send it again
              </button>
              <a href="/desk">To the desk</a>
            </div>
          </PostForm>
        ) : (
          <p>
            <a href="/desk">To the desk</a>
          </p>
        )}
      </div>
    </DeskFrame>
  )
}

function refuseOrigin(c: DeskContext) {
  const page = (
    <Refused c={c} title="This form came from elsewhere">
      <p>
        Forms are taken only from the desk’s own pages, and your browser says that this one was sent by
        another site, or does not say where from. Nothing was changed.
      </p>
      <p>
        Open the page at the desk and send its form from there. If a program sends it: programs use the API
        with a token, or name this site in the <code>Origin</code> header.
      </p>
    </Refused>
  )
  return c.html(page, 403)
}

/** Middleware of all that is under `/desk`. */
export const guardDesk = createMiddleware<DeskEnv>(async (c, next) => {
  c.header('referrer-policy', 'same-origin')
  c.header('content-security-policy', contentPolicy({ script: true }))
  const isSignIn = c.req.path === SIGN_IN
  if (c.req.method !== 'POST') {
    if (c.var.actor || isSignIn) return next()
    const from = new URL(c.req.url)
    // No page takes one there; it is not handed on.
    from.searchParams.delete('token')
    return c.redirect(`${SIGN_IN}?next=${encodeURIComponent(from.pathname + from.search)}`, 303)
  }
  if (!isOwnForm(c)) return refuseOrigin(c)
  const form = await readForm(c.req.raw)
  if (!form) {
    const page = (
      <Refused c={c} title="This cannot be read">
        <p>The desk takes forms. Programs send JSON to the API.</p>
      </Refused>
    )
    return c.html(page, 415)
  }
  c.set('form', form)
  if (isSignIn) return next()
  if (!c.var.actor) {
    const page = (
      <Refused c={c} title="You are signed out" form={form}>
        <p>
          Your session has ended, or your token was revoked. Nothing was changed.{' '}
          <a href={SIGN_IN} target="_blank" rel="noopener">
            Sign in in a new tab
          </a>
          , then come back here and send the form again.
        </p>
      </Refused>
    )
    return c.html(page, 401)
  }
  if (!isSameSecret(form.get('session'), c.var.session?.formToken ?? '')) {
    const page = (
      <Refused c={c} title="This form belongs to another session" form={form}>
        <p>
          It was opened before you signed in last, or was not sent by the desk. Nothing was changed. If you
          have just written it yourself, send it again.
        </p>
      </Refused>
    )
    return c.html(page, 403)
  }
  return next()
})

/** Middleware: a form that is too large is refused with the way to mend it. */
export const limitDesk = limitForm((c) => {
  const page = (
    <Refused c={c as DeskContext} title="This is too large">
      <p>
        A form may have at most {MAX_FORM / 1024 / 1024} MB. Go back, and give the article’s text alone, or
        its address.
      </p>
    </Refused>
  )
  return c.html(page, 413)
})
