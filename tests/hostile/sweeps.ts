/** The whole sweep, one place after another, for the tests and for the long run. */
import { inEveryField } from './fields.ts'
import { asCalendar, asFeeds, asJsonLines, asTable, type Shown, shown } from './formats.ts'
import { inForms, signIn } from './forms.ts'
import { aim, send } from './kit.ts'
import { asImport, asLines, asPages } from './lines.ts'
import { asOthers, asPage } from './shown.ts'

/** Tries texts in one kind of place; `first` is the number of the first, which makes names and addresses different. */
export type Sweep = (texts: readonly string[], first: number) => Promise<void>

/** Tries each text, several at once where the Worker is a server. */
export const each =
  (of: (text: string, n: number) => Promise<void>): Sweep =>
  async (texts, first) => {
    const waiting = texts.entries()
    const lane = async () => {
      for (const [i, text] of waiting) await of(text, first + i)
    }
    await Promise.all(Array.from({ length: aim().lanes ?? 1 }, lane))
  }

const inPortions =
  (size: number, of: Sweep): Sweep =>
  async (texts, first) => {
    for (let i = 0; i < texts.length; i += size) await of(texts.slice(i, i + size), first + i)
  }

/** An exported claim, to be filled with texts. */
async function template(): Promise<object> {
  const { text } = await send('', { path: '/v1/claims?limit=1' })
  return (JSON.parse(text) as { data: object[] }).data[0] ?? {}
}

export const SWEEPS: Readonly<Record<string, Sweep>> = {
  'in every field, parameter and header of the API': each(inEveryField),
  'in the forms of the desk': async (texts, first) => {
    await signIn()
    await each(inForms)(texts, first)
  },
  'as pages': each(asPages),
  'as lines of batches': inPortions(500, asLines),
  'in an import': async (texts, first) => {
    const claim = await template()
    await inPortions(20, (some, n) => asImport(some, n, claim))(texts, first)
  },
  'out of every format as it went in, and as text': async () => {
    await asJsonLines()
    await asTable()
    await asFeeds()
    await asCalendar('')
    await each((_, n) => asPage(shown[n] as Shown, n))(
      shown.map(({ text }) => text),
      0,
    )
    await asOthers()
  },
}
