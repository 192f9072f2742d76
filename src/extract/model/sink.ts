/** Collects the hashed features of one place: a template number and the values that the template joins. */
import { finish, mix } from './hash.ts'

/** Where features go; it keeps its own length, so that nothing is allocated per place. */
export interface FeatureSink {
  readonly out: Int32Array
  length: number
}

const SPREAD = 0x9e3779b1

/** The hash that the values of a template are mixed into. */
export function seedOf(template: number): number {
  return Math.imul(template, SPREAD)
}

/** Adds the feature of one value. */
export function one(sink: FeatureSink, template: number, a: number): void {
  sink.out[sink.length++] = finish(mix(seedOf(template), a))
}

/** Adds the feature of two values together. */
export function two(sink: FeatureSink, template: number, a: number, b: number): void {
  sink.out[sink.length++] = finish(mix(mix(seedOf(template), a), b))
}

/** Adds the feature of three values together. */
export function three(sink: FeatureSink, template: number, a: number, b: number, c: number): void {
  sink.out[sink.length++] = finish(mix(mix(mix(seedOf(template), a), b), c))
}
