/**
 * Features as data: what each joins is a line of text, and the values stand in planes, one for each kind of value, so that the
 * kernel (kernel.wat) and the few lines here read the same features, four places at a time there and one here.
 */
import { type Codes, PAD } from './codes.ts'
import { type FeatureSink, one, three, two } from './sink.ts'

/** Places whose values are worked out at once; four are read at a time. */
export const WINDOW = 256
/** Values of a plane: those of the window, and of PAD places before and after it. */
export const STRIDE = WINDOW + 2 * PAD

/** Values by plane: plane * STRIDE + PAD + (place - first place of the window). */
export type Planes = Int32Array

/** One feature: the number of its template, where in the planes its one to three values stand, and the plane that is 0 where it is none. */
export interface Template {
  readonly number: number
  readonly values: readonly number[]
  readonly when: number | null
}

/** A set of features, and how many planes their values stand in. */
export interface FeatureSet {
  readonly templates: readonly Template[]
  readonly planeCount: number
}

/** The places from `from` up to `to` with the planes of their values. */
export interface Window {
  readonly from: number
  readonly to: number
  readonly planes: Planes
}

/** Planes that are being filled with a document's values; the value of a place stands `shift` further on. */
export interface Filling {
  readonly planes: Planes
  readonly shift: number
}

/** A document's features. `fill` writes the values of a window's places, and of PAD more on each side where templates look there. */
export interface Features {
  readonly set: FeatureSet
  readonly fill: (window: Window) => void
}

/** Numbers planes by their names, in order. */
export function numbered<Name extends string>(names: readonly Name[]): Readonly<Record<Name, number>> {
  return Object.fromEntries(names.map((name, at) => [name, at])) as Record<Name, number>
}

/**
 * Reads features, one a line: its number and the values that it joins, each a plane and how many places further on, and at
 * the end, after "if", the plane that tells where it is one at all: `8 word-1 word`, `57 length before if quoted`.
 * Throws on a plane that is not named.
 */
export function readTemplates(lines: string, planes: Readonly<Record<string, number>>): FeatureSet {
  const place = (value: string): number => {
    const [, name = '', further = '0'] = /^([a-zA-Z]+)([-+]\d)?$/.exec(value) ?? []
    const plane = planes[name]
    if (plane === undefined) throw new Error(`there is no plane for ${value}`)
    return plane * STRIDE + Number(further)
  }
  const templates = lines
    .trim()
    .split('\n')
    .map((line) => {
      const [joined = '', when] = line.split(' if ')
      const [number, ...values] = joined.trim().split(' ')
      return {
        number: Number(number),
        values: values.map(place),
        when: when === undefined ? null : place(when),
      }
    })
  return { templates, planeCount: Object.keys(planes).length }
}

/** What adds the features of one place of a document to a sink. Quickest when it is asked for one place after another. */
export function adderOf({ set, fill }: Features, codes: Codes): (at: number, sink: FeatureSink) => void {
  const planes = new Int32Array(set.planeCount * STRIDE)
  let from = -WINDOW
  return (at, sink) => {
    if (at < from || at >= from + WINDOW) {
      from = at
      fill({ from, to: Math.min(from + WINDOW, codes.size), planes })
    }
    const here = PAD + at - from
    for (const { number, values, when } of set.templates) {
      if (when !== null && planes[when + here] === 0) continue
      const [a = 0, b, c] = values
      if (b === undefined) one(sink, number, planes[a + here] as number)
      else if (c === undefined) two(sink, number, planes[a + here] as number, planes[b + here] as number)
      else
        three(
          sink,
          number,
          planes[a + here] as number,
          planes[b + here] as number,
          planes[c + here] as number,
        )
    }
  }
}

/** Copies what stands at a window's places in an array, and PAD more on each side, into a plane. */
export function copyPlane(
  { from, to, planes }: Window,
  plane: number,
  values: Int32Array | Uint8Array | Uint16Array,
): void {
  const first = plane * STRIDE + PAD - from
  for (let at = from - PAD; at < to + PAD; at++) planes[first + at] = values[at] ?? 0
}
