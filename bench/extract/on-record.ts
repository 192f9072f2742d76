/** Our whole extraction: every stage, with the learned weights. */
import { extractClaims } from '../../src/extract/index.ts'
import { loadShipped } from '../../src/extract/model/index.ts'
import kernel from '../../src/extract/model/kernel.wasm'
import network from '../../src/extract/model/network.bin'
import weights from '../../src/extract/model/weights.bin'
import { warmUp } from '../../src/extract/warm-up.ts'

const model = loadShipped({ weights, network, kernel })
warmUp(model)

export const extract = (text: string): number =>
  extractClaims(text, { publishedAt: '2025-08-21' }, model).length
