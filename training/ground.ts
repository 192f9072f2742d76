/** What the labeller builds on: word clusters, cue words, and the tagger. */
import { hashWord } from '../src/extract/model/hash.ts'
import { loadClusters } from './clusters-file.ts'
import type { Example } from './data.ts'
import { packWords } from './pack.ts'
import type { Groundwork } from './sequences.ts'
import { learnTagger } from './tagger.ts'
import { loadTreebank } from './treebank.ts'

/** Learns the groundwork from the treebank and the marked articles. */
export function learnGround(examples: readonly Example[]): Groundwork {
  const { fine, coarse } = loadClusters()
  const clusters = packWords(17, 9, fine)
  const cues = packWords(12, 3, countCueWords(examples))
  return { clusters, coarseOfFine: coarse, cues, tags: learnTagger(loadTreebank(), clusters) }
}

/** How often a word stands in a cue: 4 mostly, 3 often, 2 now and then, 1 rarely; words that hardly ever do are left out. */
function countCueWords(examples: readonly Example[]): Map<number, number> {
  const all = new Map<number, number>()
  const inCue = new Map<number, number>()
  for (const { doc, labels } of examples) {
    doc.tokens.forEach((token, index) => {
      const word = hashWord(token.text)
      all.set(word, (all.get(word) ?? 0) + 1)
      if (labels[index] === 3 || labels[index] === 4) inCue.set(word, (inCue.get(word) ?? 0) + 1)
    })
  }
  const classes = new Map<number, number>()
  for (const [word, count] of all) {
    const cued = inCue.get(word) ?? 0
    const share = cued / (count + 1)
    if (cued >= 3 && count >= 5) classes.set(word, share > 0.6 ? 4 : share > 0.3 ? 3 : share > 0.1 ? 2 : 1)
  }
  return classes
}
