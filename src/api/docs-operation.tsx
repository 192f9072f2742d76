/** How the reference at `/docs` shows one operation: who may call it, what it takes, an example, what it answers. */
import { rightOf } from '../rights.ts'
import { type Operation, routeOf } from './describe.ts'

/** An operation with its address. */
export interface Described {
  readonly method: string
  readonly path: string
  readonly operation: Operation
}

/** A summary or a description: words in backticks are code. */
const Prose = ({ text }: { text: string }) => (
  <>{text.split('`').map((part, i) => (i % 2 === 1 ? <code>{part}</code> : part))}</>
)

const MEANING: Record<string, string> = {
  anyone: 'Anyone.',
  editor: 'Needs the token of an editor or an admin.',
  admin: 'Needs the token of an admin.',
}

/** What a parameter may be, in a few words. */
function typeOf({ schema }: NonNullable<Operation['parameters']>[number]): string {
  const type = [schema?.type ?? ''].flat().join(' or ')
  return schema?.enum ? schema.enum.join(', ') : type
}

const Parameters = ({ list }: { list: NonNullable<Operation['parameters']> }) => (
  <table>
    {list.map((one) => (
      <tr>
        <td>
          <code>{one.name}</code> {one.in === 'header' ? '(header)' : ''} {one.required ? '' : '(optional)'}
        </td>
        <td>{typeOf(one)}</td>
        <td>
          <Prose text={one.description ?? one.schema?.description ?? ''} />
        </td>
      </tr>
    ))}
  </table>
)

/** The names of the schemas that a body is made of, as links. */
const Shapes = ({ content }: { content: object | undefined }) => {
  const names = JSON.stringify(content ?? {}, (key, value) => (key === 'example' ? undefined : value))
  const used = [...names.matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, name = '']) => name)
  return (
    <>
      {Object.keys(content ?? {}).join(', ')}{' '}
      {[...new Set(used)].map((name) => (
        <>
          <a href={`#schema-${name}`}>{name}</a>{' '}
        </>
      ))}
    </>
  )
}

/** A body that can be sent as it stands. */
const Example = ({ content }: { content: Record<string, { example?: unknown }> }) => {
  const [media] = Object.values(content)
  if (media?.example === undefined) return null
  const { example } = media
  return <pre>{typeof example === 'string' ? example : JSON.stringify(example, null, 2)}</pre>
}

/** One operation. */
export const OperationSection = ({ method, path, operation }: Described) => {
  const { summary = '', description = '', parameters = [], requestBody, responses = {} } = operation
  const done = Object.entries(responses).filter(([status]) => status.startsWith('2'))
  return (
    <section id={operation.operationId}>
      <h3>
        <code>
          {method.toUpperCase()} {path}
        </code>
      </h3>
      <p>
        <Prose text={summary} />. {MEANING[rightOf(method.toUpperCase(), routeOf(path)) ?? '']}
      </p>
      {description !== `${summary}.` && (
        <p>
          <Prose text={description} />
        </p>
      )}
      {parameters.length > 0 && <Parameters list={parameters} />}
      {requestBody && (
        <>
          <p>
            Body: <Shapes content={requestBody.content} />
          </p>
          <Example content={requestBody.content} />
        </>
      )}
      <table class="status">
        {done.map(([status, response]) => (
          <tr>
            <td>{status}</td>
            <td>
              <Prose text={response.description} />
            </td>
            <td>
              <Shapes content={response.content} />
            </td>
          </tr>
        ))}
      </table>
    </section>
  )
}
