/** What a form sent: its fields as text, and the errors that go back to them. */

import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { isWebAddress } from '../../article/address.ts'
import type { AppEnv } from '../../context.ts'

/** Largest form, in bytes: an article of a million bytes grows when a form is encoded. */
export const MAX_FORM = 6 * 1024 * 1024

/** The desk's handlers find the form that was sent in their context. */
export interface DeskEnv {
  Bindings: AppEnv['Bindings']
  Variables: AppEnv['Variables'] & { readonly form: Form }
}
export type DeskContext = Context<DeskEnv>

/** What is wrong with a field, and how to mend it. */
export interface FieldError {
  /** The field's name; its id is `f-` and this. */
  readonly field: string
  readonly message: string
}

/** The error of a field, if it has one. */
export function errorAt(errors: readonly FieldError[], field: string): string | undefined {
  return errors.find((one) => one.field === field)?.message
}

export class Form {
  readonly #data: FormData

  constructor(data: FormData) {
    this.#data = data
  }

  /** A field, without white space around it; empty when it was not sent. */
  get(name: string): string {
    return this.raw(name).trim()
  }

  /** A field as it was sent, but with `\n` for line ends. */
  raw(name: string): string {
    const value = this.#data.get(name)
    return typeof value === 'string' ? lines(value) : ''
  }

  /** All fields of one name, in order. */
  all(name: string): string[] {
    return this.#data.getAll(name).map((value) => (typeof value === 'string' ? lines(value) : ''))
  }

  /** A file that was chosen, or null. */
  file(name: string): File | null {
    const value = this.#data.get(name) as File | string | null
    return value !== null && typeof value !== 'string' && value.size > 0 ? value : null
  }

  /** All fields but files and the session's token: to be sent once more. */
  fields(): [string, string][] {
    return [...this.#data].flatMap(([name, value]) =>
      typeof value === 'string' && name !== 'token' && name !== 'session' ? [[name, lines(value)]] : [],
    )
  }
}

/** Forms send `\r\n`. */
const lines = (text: string) => text.replaceAll('\r\n', '\n').replaceAll('\r', '\n')

/** Middleware: a form that is larger is answered by `tooLarge`. */
export function limitForm(tooLarge: (c: Context) => Response | Promise<Response>) {
  return bodyLimit({ maxSize: MAX_FORM, onError: tooLarge })
}

/** Most fields of a form: a decision on each claim of an article, and some more. */
const MOST_FIELDS = 4000

/** The form of a request; null when it is no form, or one that no page of ours has. */
export async function readForm(request: Request): Promise<Form | null> {
  const type = request.headers.get('content-type') ?? ''
  if (!/^(?:application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(type)) return null
  try {
    const data = await request.formData()
    return [...data.keys()].length > MOST_FIELDS ? null : new Form(data)
  } catch {
    return null
  }
}

/** True for a text of more than so many code points, as the API counts them. */
export function isLonger(text: string, most: number): boolean {
  return text.length > most && [...text].length > most
}

/** An http or https address as an editor may give it. */
export function isWebUrl(text: string): boolean {
  return text.length <= 2048 && isWebAddress(text)
}
