/**
 * The network beside the features: both score labels, and the log-chances are mixed. Together they are right more often
 * than either, since the features know turns of phrase by heart and the network what unseen words are like.
 */
import type { Document } from '../types.ts'
import { LABEL_COUNT } from './labels.ts'
import { type Network, scoreByNetwork } from './network.ts'
import type { Model } from './weights.ts'

/** Share of the network; any from 0.3 to 0.6 does as well on the development set. */
const SHARE = 0.5

/** Mixed scores are less rash than those of the features alone, so the second pass takes more of them. */
export const MIXED_FIRST_SHARE = 0.7

/** The model with a network at its side: its own scores and steps are scaled down, the network's steps mixed in. */
export function withNetwork(model: Model, network: Network): Model {
  const pairs = LABEL_COUNT * LABEL_COUNT
  const steps = model.steps.map(
    (step, k) => (1 - SHARE) * step + SHARE * (network.steps[k % pairs] as number),
  )
  return {
    ...model,
    labelScale: (1 - SHARE) * model.labelScale,
    steps,
    firstShare: MIXED_FIRST_SHARE,
    network,
  }
}

/** Adds the network's share to the scores of all tokens (token * LABEL_COUNT + label); nothing without a network. */
export function addNetworkScores(scores: Float32Array, doc: Document, { network }: Model): void {
  if (!network) return
  const others = scoreByNetwork(doc, network)
  for (let k = 0; k < scores.length; k++) scores[k] = (scores[k] as number) + SHARE * (others[k] as number)
}
