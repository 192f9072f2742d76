/** Extraction as the measures call it: the whole of `src/extract`, with the shipped weights. */
import { readFileSync } from 'node:fs'
import { findDates } from '../../src/extract/dates/find.ts'
import { readDocument } from '../../src/extract/document.ts'
import { extractClaims } from '../../src/extract/index.ts'
import { loadShipped } from '../../src/extract/model/index.ts'
import type { DatedValue } from '../../src/extract/types.ts'
import { type MarkedArticle, plainClaim } from './gold.ts'

const file = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../../src/extract/model/${name}`, import.meta.url)))
const kernel = new WebAssembly.Module(file('kernel.wasm'))
/** The shipped weights, as the Worker loads them. */
export const model = loadShipped({ weights: file('weights.bin'), network: file('network.bin'), kernel })

/** The article with the claims that extraction finds in it. */
export function predict(article: MarkedArticle): MarkedArticle {
  const claims = extractClaims(article.text, { publishedAt: article.publishedAt }, model)
  return { ...article, claims: claims.map(plainClaim) }
}

/** The date expressions that extraction reads in an article. */
export function datesIn(article: MarkedArticle): DatedValue[] {
  const found = findDates(readDocument(article.text), { publishedAt: article.publishedAt })
  return found.map((one) => one.value)
}
