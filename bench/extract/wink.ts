/** wink-nlp with its small English model: sentences, tags and entities, all read. No attribution. */
import model from 'wink-eng-lite-web-model'
import winkNLP from 'wink-nlp'

const nlp = winkNLP(model, ['sbd', 'pos', 'ner'])
const { its } = nlp

export function extract(text: string): number {
  const doc = nlp.readDoc(text)
  doc.sentences().out()
  doc.tokens().out(its.pos)
  return doc.entities().out().length
}
