/** compromise with its quotations and people: the nearest thing to attribution that it has. */
import nlp from 'compromise/three'

export function extract(text: string): number {
  const doc = nlp(text)
  doc.people().out('array')
  return doc.quotations().out('array').length
}
