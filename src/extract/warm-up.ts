/**
 * Runs extraction over an article of our own before the first one comes, so that the engine has compiled what articles
 * need by then: a Worker's start is not part of a request's time. The sample has a little of everything.
 */
import { extractClaims } from './index.ts'
import type { Model } from './model/index.ts'

const SAMPLE = `Port Elm's new bridge will open in three weeks, mayor says
PORT ELM, May 6, 2024 (Wire) — Mayor Ellen Brook said on Monday that the new bridge across the Wend will open within three weeks, two years later than planned. “We are ready,” she said. “It has been a long road, and nobody in this city wants another delay.”
According to the council's report, the works cost $12 million, though Mr. Hale, a critic of the plan, called it “a waste.” He told reporters: "Nobody asked us."
The builders, Norwegian firm Strand & Co., rejected the claim and promised to finish by the end of the year. Residents fear that rents may rise, Brook's deputy, Tom Reed, added. Neither he nor the company's chief executive, Ingrid Dahl, would say who pays for the repairs.
"The bank wanted to see the contract by Friday, and we don't have it," Dahl told the Elm Gazette last week. "If they can't wait seven to 10 days, then we will look elsewhere."
Brook dismissed that, arguing that the U.S. lender had known since January. She also denied reports that she would resign; asked about it on Sunday, the mayor only said: “I won't.”
The opposition, led by former Transport Minister Omar Lind, has accused her of hiding the true price — a charge she calls “nonsense.” Lind believes the city should have chosen the cheaper tunnel and urged voters to remember it on June 9. “They have had 48 hours to answer,” he wrote on Twitter. “What are they afraid of?”
A spokesman for the Ministry of Transport, who asked not to be named, said officials had warned the council in 2022 that the steel might not last. “We were told it was fine,” the spokesman said, adding that an inquiry was under way. Two engineers confirmed this to the Gazette. They expect its findings in the next two to three weeks.
Professor Mary Okafor of Elm University thinks both sides exaggerate. “Most bridges are late,” Okafor says. “This one is not even the worst.”
The first buses are expected to cross at 6 a.m. on May 27, officials said, and the old ferry will stop running in the third quarter of 2026. Police said no one had been hurt in Saturday's protest, which drew some 1,500 people. Hale vowed to fight on: “It's our river too.”
Read more: Ferry to stop
Share this:
- Click to share on Facebook`

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
