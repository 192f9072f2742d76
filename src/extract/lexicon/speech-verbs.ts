/**
 * Verbs that carry a quotation ("“…,” she said"). Word forms from GenderGapTracker's quote verbs (MIT) and JournalismAI's (Apache-2.0),
 * thinned by us of words that seldom follow a quotation and widened from our own knowledge of the language.
 */

const PAST = `said told added wrote asked replied tweeted posted continued explained noted argued warned stated concluded
  declared insisted recalled admitted acknowledged announced claimed commented complained conceded confessed confirmed
  countered cried demanded exclaimed joked mused observed pleaded pointed predicted proclaimed promised protested quipped
  reasoned reiterated remarked remembered responded retorted revealed shouted stressed suggested testified thundered urged
  vowed yelled answered agreed began boasted cautioned chanted emphasized emphasised estimated interjected lamented
  maintained mocked muttered objected offered pressed read reflected repeated reported scoffed sang sighed snapped spoke
  summarized summarised swore tells texted thought whispered wondered laughed grumbled fumed opined ventured volunteered
  blogged blasted chimed clarified confided deadpanned elaborated gushed hinted implored inquired enquired intoned
  murmured recounted relayed sneered sniffed wailed ranted raved railed barked bellowed crowed chuckled contended
  asserted alleged affirmed assured attested decreed pronounced ruled hissed griped moaned groaned`

const PRESENT = `says tells adds writes asks replies tweets posts continues explains notes argues warns states concludes declares
  insists recalls admits acknowledges announces claims comments complains concedes confesses confirms counters cries
  demands exclaims jokes muses observes pleads points predicts proclaims promises protests quips reasons reiterates
  remarks remembers responds retorts reveals shouts stresses suggests testifies urges vows yells answers agrees begins
  boasts cautions emphasizes emphasises estimates laments maintains mutters objects offers reads reflects repeats reports
  scoffs sighs snaps summarizes swears texts thinks whispers wonders laughs asserts alleges contends affirms say`

const SPEECH_VERBS: ReadonlySet<string> = new Set(`${PAST} ${PRESENT}`.split(/\s+/))

/** True when the word (lower case) is a verb form that can carry a quotation. */
export function isSpeechVerb(word: string): boolean {
  return SPEECH_VERBS.has(word)
}
