/** Our whole extraction: every stage, with the learned weights. */
import { extractClaims } from '../../src/extract/index.ts'
import { loadModel, loadNetwork, withNetwork } from '../../src/extract/model/index.ts'
import networkWeights from '../../src/extract/model/network.bin'
import kernel from '../../src/extract/model/network.wasm'
import weights from '../../src/extract/model/weights.bin'
import { warmUp } from '../../src/extract/warm-up.ts'

const model = withNetwork(loadModel(weights), loadNetwork(networkWeights, kernel))
warmUp(model)

export const extract = (text: string): number =>
  extractClaims(text, { publishedAt: '2025-08-21' }, model).length
