/**
 * The words that comparing two claims turns on: what carries no meaning of its own, what denies, what is opposite.
 * Compiled by us for this purpose.
 */

/** Words that say nothing about what is claimed: articles, pronouns, auxiliaries, prepositions, fillers. */
export const EMPTY_WORDS: ReadonlySet<string> = new Set(
  `a an the this that these those it its he she they we i you his her hers their theirs our ours my your him them us me
   who whom whose which what there here
   is are was were be been being am has have had having do does did doing done
   will would shall should can could may might must going gonna ought
   to of in on at by for with from as into onto upon over under about than then so and or but if while because since
   within during before after until till through between among per via toward towards against
   very just also too again still already soon now today tomorrow yesterday tonight really certainly surely definitely
   absolutely clearly simply all any each every some other another such own same more most much many few
   say says said tell told add added insist insisted promise promised promises pledge pledged vow vowed commit committed
   intend intends intended plan plans planned expect expects expected want wants wanted believe believes believed
   think thinks thought make sure able ready time way thing things people one`.split(/\s+/),
)

/** Words that turn a claim into its opposite. "no" and "not" before "longer" or "later" are handled by the comparison. */
export const DENIALS: ReadonlySet<string> = new Set(
  'not never no none nobody nothing neither nor cannot without refuse refuses refused refusing deny denies denied reject rejects rejected rule-out'.split(
    ' ',
  ),
)

/** Words that count units, so that "7 days" and "7 weeks" are compared as one amount with its unit. */
export const UNITS: ReadonlySet<string> = new Set(
  'percent hour day week month year euro dollar pound crown mile metre meter kilometre kilometer tonne ton litre liter seat job home house unit bed place case degree point billion million thousand hundred trillion'.split(
    ' ',
  ),
)

/** Pairs of stems that say opposite things of the same matter. */
const OPPOSITE_PAIRS = `raise cut | raise lower | raise reduce | increase decrease | increase reduce | increase cut | rise fall | grow shrink |
  open close | reopen close | reopen shut | open shut | start stop | begin end | begin stop | support oppose | back oppose | accept refuse | accept reject |
  approve reject | approve block | approve veto | allow ban | permit ban | allow forbid | allow block | keep scrap | keep abolish | keep drop | keep leave | keep sell |
  remain leave | stay leave | stay quit | stay resign | join leave | win lose | pass fail | succeed fail | build demolish | hire fire |
  buy sell | extend shorten | expand shrink | expand reduce | restore remove | lift impose | strengthen weaken | tighten loosen | tighten relax |
  advance retreat | include exclude | true false | safe unsafe | legal illegal | guilty innocent | possible impossible | confirm deny | save waste |
  nationalise privatise | hold cancel | hold postpone | continue stop | continue end | send withdraw | deploy withdraw | up down`

/** stem -> stems that say the opposite. */
export const OPPOSITES: ReadonlyMap<string, ReadonlySet<string>> = readPairs(OPPOSITE_PAIRS)

function readPairs(text: string): Map<string, Set<string>> {
  const map = new Map<string, Set<string>>()
  const add = (a: string, b: string) => map.set(a, (map.get(a) ?? new Set()).add(b))
  for (const pair of text.split('|')) {
    const [a = '', b = ''] = pair.trim().split(/\s+/)
    add(a, b)
    add(b, a)
  }
  return map
}

/** Words that say the same for our purpose: each line's first word stands for the others (as stems). */
const SAME = `build construct erect | finish complete conclude | start begin commence launch | buy purchase | help aid assist |
  stop halt cease | fix repair mend | rise increase climb grow | fall decrease decline drop | cut reduce slash lower trim | raise hike |
  close shut | show present | reopen re-open | road street highway | doctor physician | car vehicle | big large | child kid |
  job post | cash money fund | pay fund | tax levy | hospital clinic | police officer | war conflict | talk negotiation | deal agreement accord |
  law legislation bill | vote ballot election | protect defend safeguard | resign quit step-down | publish release | hire recruit employ | scrap abolish axe |
  percent % per-cent | euro € | dollar $ | pound £ | deliver provide supply | create establish set-up | extend prolong | send dispatch`

/** stem -> the stem that stands for it. */
export const CANONICAL: ReadonlyMap<string, string> = new Map(
  SAME.split('|').flatMap((line) => {
    const [first = '', ...others] = line.trim().split(/\s+/)
    return others.map((other): [string, string] => [other, first])
  }),
)

/** Number words up to twelve and the tens, and what they count. */
export const NUMBER_WORDS: ReadonlyMap<string, number> = new Map(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
    .split(' ')
    .map((word, n): [string, number] => [word, n])
    .concat(
      'twenty thirty forty fifty sixty seventy eighty ninety'
        .split(' ')
        .map((word, n) => [word, (n + 2) * 10]),
    ),
)
