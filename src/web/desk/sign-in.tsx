/** Signing in with a token, and out. */

import { Hono } from 'hono'
import { addressKey } from '../../address-key.ts'
import { TextField } from '../components/fields.tsx'
import { Notice } from '../components/notice.tsx'
import { signIn, signOut } from '../session.ts'
import { type DeskContext, type DeskEnv, errorAt, type FieldError } from './form.ts'
import { DeskFrame, ErrorSummary, PostForm } from './parts.tsx'

export const signInPages = new Hono<DeskEnv>()

/** Where to go on: only to the desk. */
function nextOf(text: string | undefined): string {
  return text !== undefined && /^\/desk(?:[/?][\x21-\x7e]*)?$/.test(text) && !text.startsWith('/desk/sign-')
    ? text.slice(0, 500)
    : '/desk'
}

interface PageProps {
  readonly c: DeskContext
  readonly next: string
  readonly errors?: readonly FieldError[]
  readonly left?: boolean
}

function SignInPage({ c, next, errors = [], left }: PageProps) {
  return (
    <DeskFrame c={c} title="Sign in">
      <div class="head">
        <h1>Sign in to the desk</h1>
        <p>Editors bring articles in, check the claims that were found, and record what became of them.</p>
      </div>
      {left ? <Notice tone="done" title="You are signed out." /> : null}
      <ErrorSummary errors={errors} />
      <PostForm c={c} action="/desk/sign-in">
        <input type="hidden" name="next" value={next} />
        <TextField
          name="token"
          label="Token"
          type="password"
          required
          maxlength={512}
          autocomplete="current-password"
          hint="From your admin; the first admin’s is the server’s ADMIN_TOKEN."
          error={errorAt(errors, 'token')}
        />
        <div class="actions">
          <button type="submit" class="main">
            Sign in
          </button>
        </div>
      </PostForm>
    </DeskFrame>
  )
}

/** Counts an attempt by its address; what does not come through Cloudflare (tests, local use) is not counted. */
async function mayTry(c: DeskContext): Promise<boolean> {
  const key = addressKey(c.req.header('cf-connecting-ip'))
  if (key === null) return true
  const counted = await c.env.SIGN_INS?.limit({ key })
  return counted?.success ?? true
}

signInPages.get('/desk/sign-in', (c) => {
  const next = nextOf(c.req.query('next'))
  if (c.var.actor) return c.redirect(next, 303)
  return c.html(<SignInPage c={c} next={next} left={c.req.query('left') !== undefined} />)
})

signInPages.post('/desk/sign-in', async (c) => {
  const { form } = c.var
  const next = nextOf(form.get('next'))
  const refuse = (message: string, status: 401 | 429) =>
    c.html(<SignInPage c={c} next={next} errors={[{ field: 'token', message }]} />, status)
  if (!(await mayTry(c))) {
    c.header('retry-after', '60')
    return refuse('Too many attempts from your address. Wait a minute, then try again.', 429)
  }
  if (await signIn(c as never, form.get('token'))) return c.redirect(next, 303)
  return refuse(
    'This token is not known, has expired or was revoked. Copy it whole, or ask for a new one.',
    401,
  )
})

signInPages.post('/desk/sign-out', async (c) => {
  await signOut(c as never)
  return c.redirect('/desk/sign-in?left', 303)
})
