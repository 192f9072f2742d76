/**
 * Runs extraction over a few sentences of our own before the first article comes, so that the engine has compiled
 * the inner loops by then: a Worker's start is not part of a request's time.
 */
import { extractClaims } from './index.ts'
import type { Model } from './model/index.ts'

const SAMPLE = `Mayor Ellen Brook said on Monday that the new bridge will open within three weeks. “We are ready,” she said. “It has been a long road.”
According to the council's report, the works cost $12 million, though Mr. Hale, a critic of the plan, called it “a waste.” He told reporters: "Nobody asked us."
The builders rejected the claim and promised to finish by the end of the year. Residents fear that rents may rise, Brook's deputy, Tom Reed, added.`

/** How often the sample is read: enough for the engine to take the loops for hot. */
const ROUNDS = 5

/** Warms the engine up; gives the number of claims found, so that nothing is optimised away. */
export function warmUp(model: Model): number {
  let claims = 0
  for (let round = 0; round < ROUNDS; round++) {
    claims += extractClaims(SAMPLE, { publishedAt: '2024-05-06' }, model).length
  }
  return claims
}
