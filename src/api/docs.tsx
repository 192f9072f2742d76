/** `/docs`: the reference, written by the server from the API's own description; it loads nothing from elsewhere. */
import { type Context, Hono } from 'hono'
import type { AppEnv } from '../context.ts'
import { describe } from './describe.ts'
import { PROBLEMS } from './errors.ts'
import { root } from './root.ts'

export const docs = new Hono<AppEnv>()

interface Parameter {
  readonly name: string
  readonly in: string
  readonly required?: boolean
  readonly schema?: {
    readonly type?: string | string[]
    readonly enum?: readonly string[]
    readonly description?: string
  }
}
interface Operation {
  readonly operationId: string
  readonly summary?: string
  readonly tags?: readonly string[]
  readonly security?: readonly object[]
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: { readonly content: Record<string, { readonly schema?: object }> }
  readonly responses: Record<string, { readonly description: string; readonly content?: object }>
}

const STYLE = `:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:light-dark(#17181b,#ebe8e2);background:light-dark(#fcfbf7,#14161a);overflow-wrap:anywhere}
a{color:inherit}code,pre{font:.9em ui-monospace,monospace}h3 code{background:light-dark(#eee,#2a2e34);padding:.1em .3em;border-radius:3px}
table{border-collapse:collapse;width:100%}td{text-align:left;vertical-align:top;border-top:1px solid light-dark(#ccc,#444);padding:.3rem .6rem .3rem 0}
pre{background:light-dark(#f3f0e8,#1d2025);padding:.8rem;white-space:pre-wrap}section{margin:2rem 0}`

/** What a parameter may be, in a few words. */
function typeOf({ schema }: Parameter): string {
  const type = [schema?.type ?? ''].flat().join(' or ')
  return schema?.enum ? schema.enum.join(', ') : type
}

const Parameters = ({ list }: { list: readonly Parameter[] }) => (
  <table>
    {list.map((one) => (
      <tr>
        <td>
          <code>{one.name}</code> {one.required ? '' : '(optional)'}
        </td>
        <td>{typeOf(one)}</td>
        <td>{one.schema?.description ?? ''}</td>
      </tr>
    ))}
  </table>
)

const OperationSection = ({
  method,
  path,
  operation,
}: {
  method: string
  path: string
  operation: Operation
}) => (
  <section id={operation.operationId}>
    <h3>
      <code>
        {method.toUpperCase()} {path}
      </code>
    </h3>
    <p>{operation.summary}</p>
    {operation.security?.length === 1 && <p>Needs a token: Authorization: Bearer …</p>}
    {operation.parameters && operation.parameters.length > 0 && <Parameters list={operation.parameters} />}
    {operation.requestBody && <pre>{JSON.stringify(operation.requestBody.content, null, 2)}</pre>}
    <table>
      {Object.entries(operation.responses).map(([status, response]) => (
        <tr>
          <td>{status}</td>
          <td>{response.description}</td>
          <td>{Object.keys(response.content ?? {}).join(', ')}</td>
        </tr>
      ))}
    </table>
  </section>
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

const Reference = () => {
  const document = describe(root)
  const operations = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    Object.entries(item as Record<string, Operation>).map(([method, operation]) => ({
      method,
      path,
      operation,
    })),
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
          <h2>Requests</h2>
          {operations.map((one) => (
            <OperationSection {...one} />
          ))}
          <h2>Schemas</h2>
          <pre>{JSON.stringify(document.components?.schemas ?? {}, null, 2)}</pre>
          <h2>Problems</h2>
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
