/** `/docs`: the reference, written by the server from the API's own description; it loads nothing from elsewhere. */
import { type Context, Hono } from 'hono'
import type { AppEnv } from '../context.ts'
import { describe, GROUPS, type Operation } from './describe.ts'
import { type Described, OperationSection } from './docs-operation.tsx'
import { PROBLEMS } from './errors.ts'
import { root } from './root.ts'

export const docs = new Hono<AppEnv>()

const STYLE = `:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:light-dark(#17181b,#ebe8e2);background:light-dark(#fcfbf7,#14161a)}
a{color:inherit}code,pre{font:.9em ui-monospace,monospace}p,td,h3,li{overflow-wrap:anywhere}h2{margin-top:3rem}h3 code{background:light-dark(#eee,#2a2e34);padding:.1em .3em;border-radius:3px}
table{border-collapse:collapse;width:100%}td{text-align:left;vertical-align:top;border-top:1px solid light-dark(#ccc,#444);padding:.3rem .8rem .3rem 0}td:nth-child(2){min-width:5rem}.status td:first-child{white-space:nowrap;width:4rem}
pre{background:light-dark(#f3f0e8,#1d2025);padding:.8rem;white-space:pre-wrap;overflow-wrap:anywhere}section{margin:2rem 0}nav ul{list-style:none;padding:0;columns:18rem}nav li{margin:.2rem 0}`

/** What holds for every request. */
const Rules = () => (
  <ul>
    <li>
      Reading needs no token. Writing does: <code>Authorization: Bearer …</code>. Any site may read (CORS).
    </li>
    <li>
      A write that changes a record takes the <code>ETag</code> that was read as <code>If-Match</code>: 428
      without, 412 with the current state when somebody else was faster. With an <code>Idempotency-Key</code>{' '}
      it can be sent again safely.
    </li>
    <li>
      Lists answer <code>data</code>, <code>next</code> and <code>previous</code>: give one of the two as{' '}
      <code>cursor</code>, or follow the <code>Link</code> header. Every <code>GET</code> of JSON has an{' '}
      <code>ETag</code> and answers 304 to
      <code> If-None-Match</code>.
    </li>
    <li>
      Anything wrong is answered with a <a href="#problems">problem</a> (RFC 9457): its <code>type</code> is
      for programs, its <code>detail</code> says what would be right, <code>errors</code> points to each wrong
      field. What is not known, in a body or in the query, is refused.
    </li>
  </ul>
)

/** Every problem type, at the address that a problem's `type` gives. */
const ProblemTable = () => (
  <table>
    {Object.entries(PROBLEMS).map(([slug, [status, title]]) => (
      <tr id={slug}>
        <td>
          <code>/problems/{slug}</code>
        </td>
        <td>{status}</td>
        <td>{title}</td>
      </tr>
    ))}
  </table>
)

/** Each closed: a link to what is inside opens it. */
const Schemas = ({ all }: { all: object }) => (
  <>
    {Object.entries(all)
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([name, schema]) => (
        <details>
          <summary>
            <code>{name}</code>
          </summary>
          <pre id={`schema-${name}`}>{JSON.stringify(schema, null, 2)}</pre>
        </details>
      ))}
  </>
)

/** The operations of each group, by their addresses. */
function grouped(operations: readonly Described[]) {
  return GROUPS.map(([name, purpose]) => ({
    name,
    purpose,
    those: operations
      .filter(({ operation }) => operation.tags?.includes(name))
      .sort((a, b) => a.path.localeCompare(b.path) || a.method.localeCompare(b.method)),
  }))
}

/** Every operation as a link, by what it is for. */
const Contents = ({ groups }: { groups: ReturnType<typeof grouped> }) => (
  <nav aria-label="Contents">
    {groups.map(({ name, purpose, those }) => (
      <>
        <p>
          <strong>{name}</strong>: {purpose}.
        </p>
        <ul>
          {those.map(({ method, path, operation }) => (
            <li>
              <a href={`#${operation.operationId}`}>
                <code>
                  {method.toUpperCase()} {path}
                </code>
              </a>
            </li>
          ))}
        </ul>
      </>
    ))}
    <p>
      <a href="#schemas">Schemas</a> · <a href="#problems">Problems</a>
    </p>
  </nav>
)

const Reference = () => {
  const document = describe(root)
  const groups = grouped(
    Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
      Object.entries(item as Record<string, Operation>).map(([method, operation]) => ({
        method,
        path,
        operation,
      })),
    ),
  )
  return (
    <html lang="en">
      <head>
        <title>On Record: API reference</title>
        <meta name="viewport" content="width=device-width" />
        <style>{STYLE}</style>
      </head>
      <body>
        <main>
          <p>
            <a href="/">On Record</a>
          </p>
          <h1>On Record: API reference</h1>
          <p>{document.info.description}</p>
          <p>
            The same for programs: <a href="/v1/openapi.json">/v1/openapi.json</a> (OpenAPI 3.1).
          </p>
          <Rules />
          <Contents groups={groups} />
          {groups.map(({ name, those }) => (
            <>
              <h2>{name}</h2>
              {those.map((one) => (
                <OperationSection {...one} />
              ))}
            </>
          ))}
          <h2 id="schemas">Schemas</h2>
          <Schemas all={document.components?.schemas ?? {}} />
          <h2 id="problems">Problems</h2>
          <ProblemTable />
        </main>
      </body>
    </html>
  )
}

docs.get('/docs', (c) => c.html(<Reference />))
docs.get('/problems/:slug', (c: Context<AppEnv>) => {
  const slug = c.req.param('slug') ?? ''
  return slug in PROBLEMS ? c.redirect(`/docs#${slug}`) : c.notFound()
})
