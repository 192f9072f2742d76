/** Reads vectors.bin: for each word the hash of its folded form and VECTOR_WIDTH signed bytes. */
import { readFileSync } from 'node:fs'

export const VECTOR_WIDTH = 64
/** A byte is the number times this. */
export const VECTOR_SCALE = 80

/** Vectors by `hashWord`. */
export function loadVectors(): Map<number, Float32Array> {
  const bytes = readFileSync(new URL('vectors.bin', import.meta.url))
  const vectors = new Map<number, Float32Array>()
  const stride = 4 + VECTOR_WIDTH
  for (let at = 0; at + stride <= bytes.length; at += stride) {
    const values = Float32Array.from(
      { length: VECTOR_WIDTH },
      (_, d) => bytes.readInt8(at + 4 + d) / VECTOR_SCALE,
    )
    vectors.set(bytes.readInt32LE(at), values)
  }
  return vectors
}
