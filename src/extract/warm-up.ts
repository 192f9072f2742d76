/**
 * Runs extraction over an article of our own before the first one comes, so that the engine has compiled what articles
 * need by then: a Worker's start is not part of a request's time. The sample has a little of everything.
 */
import { extractClaims } from './index.ts'
import type { Model } from './model/index.ts'

const SAMPLE = `Says new bridge will open in three weeks: Port Elm's mayor
PORT ELM, May 6, 2024 (Wire) — Mayor Ellen Brook said on Monday that the new bridge across the Wend will open within three weeks, two years later than planned. “We are ready,” she said.
According to the council's report, the works cost $12 million, though Mr. Hale, a critic of the plan, called it “a waste.” He told reporters: "Nobody asked us."
The builders, Norwegian firm Strand & Co., rejected the claim and promised to finish by the end of the year. Residents fear that rents may rise, Brook's deputy, Tom Reed, added. The company's chief executive, Ingrid Dahl, would not say who pays.
"The bank wanted to see the contract by Friday, and we don't have it," Dahl told the Elm Gazette last week. "If they can't wait seven to 10 days, then we will look elsewhere."
Brook dismissed that, arguing that the U.S. lender had known since January. Asked about it on Sunday, the mayor only said: “I won't.”
The opposition, led by former Transport Minister Omar Lind, has accused her of hiding the true price — a charge she calls “nonsense.” Lind believes the city should have chosen the cheaper tunnel and urged voters to remember it on June 9. “What are they afraid of?” he wrote on Twitter.
A spokesman for the Ministry of Transport, who asked not to be named, said officials had warned the council in 2022 that the steel might not last. Two engineers confirmed this to the Gazette.
The first buses are expected to cross at 6 a.m. on May 27, officials said, and the old ferry will stop running in the third quarter of 2026. Hale vowed to fight on: “It's our river too.”
Added Hale's co-founder, J. P. McGill, an ex-minister: “The workers’ lawyers made it clear that they must be heard, ‘like it or not.’”
Said José Núñez of the UN, who has known the firemen's unions for years: “Companies would pay if they had to.” He called on the port to wait, while Dahl insisted that it needs to open, but warned that the al-Amin brothers' firm won't.
“The city must not wait,” Núñez said, adding that she was told so, “and it must be paid for, as we said.”
WHO PAYS FOR IT AND WHAT NOW: US Bank Is Expected To Sue.
The bank is going to sue, it said in a letter, saying that 3.5 percent is not enough. It expects to be paid by 2027.
Read more: Ferry to stop
Share this:
- Click to share on Facebook
The old pier is to stay as it was, people said, he said`

/** How often the sample is read: enough for the engine to take the loops for hot. */
const ROUNDS = 4

/** Warms the engine up; gives the number of claims found, so that nothing is optimised away. */
export function warmUp(model: Model): number {
  let claims = 0
  for (let round = 0; round < ROUNDS; round++) {
    claims += extractClaims(SAMPLE, { publishedAt: '2024-05-06' }, model).length
  }
  return claims
}
