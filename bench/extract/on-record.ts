/** Our whole extraction: every stage, speakers, dates and deadlines. */
import { extractClaims } from '../../src/extract/index.ts'

export const extract = (text: string): number => extractClaims(text, { publishedAt: '2025-08-21' }).length
