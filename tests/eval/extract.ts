/** Extraction as the measures call it: the whole of `src/extract`, with the shipped weights. */
import { existsSync, readFileSync } from 'node:fs'
import type { DatedValue, Document, ExtractedClaim, ExtractionContext } from '../../src/extract/types.ts'
import { type MarkedArticle, plainClaim } from './gold.ts'

interface Stages {
  extractClaims?: (text: string, context: ExtractionContext, model?: unknown) => ExtractedClaim[]
  readDocument?: (text: string) => Document
  findDates?: (doc: Document, context: ExtractionContext) => DatedValue[]
  loadModel?: (bytes: Uint8Array) => unknown
}

const stages: Stages = {
  ...(await load('index.ts')),
  ...(await load('document.ts')),
  ...(await load('dates/index.ts')),
  ...(await load('model/index.ts')),
}
const weights = new URL('../../src/extract/model/weights.bin', import.meta.url)
const model =
  stages.loadModel && existsSync(weights)
    ? stages.loadModel(new Uint8Array(readFileSync(weights)))
    : undefined

/** The article with the claims that extraction finds in it. */
export function predict(article: MarkedArticle): MarkedArticle {
  const claims = stages.extractClaims?.(article.text, { publishedAt: article.publishedAt }, model) ?? []
  return { ...article, claims: claims.map(plainClaim) }
}

/** The date expressions that extraction reads in an article. */
export function datesIn(article: MarkedArticle): DatedValue[] {
  if (!stages.readDocument || !stages.findDates) return []
  return stages.findDates(stages.readDocument(article.text), { publishedAt: article.publishedAt })
}

async function load(file: string): Promise<Stages> {
  const path = new URL(`../../src/extract/${file}`, import.meta.url)
  return existsSync(path) ? ((await import(path.href)) as Stages) : {}
}
