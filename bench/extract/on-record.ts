/** Our whole extraction: every stage, with the learned weights. */
import { extractClaims } from '../../src/extract/index.ts'
import { loadModel } from '../../src/extract/model/index.ts'
import weights from '../../src/extract/model/weights.bin'

const model = loadModel(weights)

export const extract = (text: string): number =>
  extractClaims(text, { publishedAt: '2025-08-21' }, model).length
