/**
 * The network beside the features: both score labels, and the log-chances are mixed. Together they are right more often
 * than either, since the features know turns of phrase by heart and the network what unseen words are like.
 */
import { LABEL_COUNT } from './labels.ts'
import { type Network, scoreByNetwork } from './network.ts'
import type { Tagged } from './network-input.ts'
import type { Model } from './weights.ts'

/**
 * Share of each of the two. Less than half: together they are surer of themselves than they are right, and the choice of
 * pieces (choose.ts) needs chances that can be believed.
 */
const SHARE = 0.4

/** The model with a network at its side: its own scores and steps are scaled down, the network's steps mixed in. */
export function withNetwork(model: Model, network: Network): Model {
  const steps = mixSteps(model.steps, network.steps)
  return { ...model, labelScale: SHARE * model.labelScale, steps, network }
}

/** The features' steps by edge (edge * pairs + pair) with the network's, which are the same for every edge. */
export function mixSteps(own: Float32Array, network: Float32Array): Float32Array {
  const pairs = LABEL_COUNT * LABEL_COUNT
  return own.map((step, k) => SHARE * step + SHARE * (network[k % pairs] as number))
}

/** Scores by the features alone with those of the network. */
export function mixScores(own: Float32Array, network: Float32Array): Float32Array {
  return own.map((score, k) => SHARE * score + SHARE * (network[k] as number))
}

/** Adds the network's share to the scores of all tokens (token * LABEL_COUNT + label); nothing without a network. */
export function addNetworkScores(scores: Float32Array, tagged: Tagged, { network }: Model): void {
  if (!network) return
  const others = scoreByNetwork(tagged, network)
  for (let k = 0; k < scores.length; k++) scores[k] = (scores[k] as number) + SHARE * (others[k] as number)
}
