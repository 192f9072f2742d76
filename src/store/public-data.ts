/** What a change says, with ids as the outside knows them. */
import { publicId } from './ids.ts'
import type { Change } from './schema.ts'

const PREFIXES = { claim: 'clm', speaker: 'spk', article: 'art' } as const
const IDS = { followUp: 'fup', into: 'spk', merged: 'spk', outOf: 'spk', unmerged: 'spk' } as const

/** The record that a change is about. */
export function publicSubject(subject: Change['subject'], id: number): string {
  return publicId(PREFIXES[subject], id)
}

/** The data of a change with public ids. */
export function publicData(data: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => [
      name,
      name in IDS && typeof value === 'number' ? publicId(IDS[name as keyof typeof IDS], value) : value,
    ]),
  )
}
