import { describe, expect, test } from 'vitest'
import { methods, show } from '../show.ts'

type Row = [text: string, ...expected: string[]]

/** Rows are a text and what must be found in it, as `source | cue | content`. */
function table(name: string, rows: readonly Row[]): void {
  describe(name, () => {
    test.for(rows)('%s', ([text, ...expected]) => {
      expect(show(text)).toEqual(expected)
    })
  })
}

table('quote-then-cue', [
  ['“We will stay,” Ann Lee said.', 'Ann Lee | said | “We will stay,”'],
  ['"We will stay," Ann Lee said.', 'Ann Lee | said | "We will stay,"'],
  ['‘We will stay,’ Ann Lee said.', 'Ann Lee | said | ‘We will stay,’'],
  ['‘We will stay’, said Ann Lee.', 'Ann Lee | said | ‘We will stay’'],
  ["'We'll stay,' said Ann Lee.", "Ann Lee | said | 'We'll stay,'"],
  ["''We will stay,'' she said.", "she | said | ''We will stay,''"],
  ["``We will stay,'' she said.", "she | said | ``We will stay,''"],
  ['«We will stay», said Ann Lee.', 'Ann Lee | said | «We will stay»'],
  ['“Will you stay?” Mayor Ann Lee asked.', 'Mayor Ann Lee | asked | “Will you stay?”'],
  ['“We will stay,” said Mr Lee. “We like it.”', 'Mr Lee | said | “We will stay,” … “We like it.”'],
  ['“We will,” he said, “stay here.”', 'he | said | “We will,” … “stay here.”'],
  // What looks like the end of a dateline stands after the quotation.
  ['“No,” said Bo Lee, “^) - and we stay.”', 'Bo Lee | said | “No,” … “^) - and we stay.”'],
  [
    '“We will stay,” said Ann Lee, a doctor at the harbour clinic.',
    'Ann Lee, a doctor at the harbour clinic | said | “We will stay,”',
  ],
  ['“We will stay,” Ann Lee, a doctor, said.', 'Ann Lee, a doctor | said | “We will stay,”'],
  ['“We will stay,” Ann Lee (Norwood) said.', 'Ann Lee (Norwood) | said | “We will stay,”'],
  ['“He told me ‘go home’ twice,” she said.', 'she | said | “He told me ‘go home’ twice,”'],
  ['“We will stay,” the coach told reporters on Friday.', 'the coach | told | “We will stay,”'],
])

table('cue-then-quote', [
  ['Ann Lee said: “We will stay.”', 'Ann Lee | said | “We will stay.”'],
  ['Ann Lee told reporters on Friday, “We will stay.”', 'Ann Lee | told | “We will stay.”'],
  ['She added, “We like it.” “It is home.”', 'She | added | “We like it.” … “It is home.”'],
  ['The club wrote in a statement:\n“We are sorry.”', 'The club | wrote | “We are sorry.”'],
])

table('cue-then-that', [
  ['Ann Lee said that prices would fall.', 'Ann Lee | said | that prices would fall'],
  [
    'The minister told reporters on Friday that prices would fall.',
    'The minister | told | that prices would fall',
  ],
  [
    'Ann Lee, who runs the clinic, warned that beds were short.',
    'Ann Lee, who runs the clinic | warned | that beds were short',
  ],
  ['He made clear that he would not resign.', 'He | made clear | that he would not resign'],
  ['She said during the debate in Norwood that it was late.', 'She | said | that it was late'],
])

table('cue-then-clause', [
  ['Ann Lee said prices would fall.', 'Ann Lee | said | prices would fall'],
  ['Ann Lee said on Thursday prices would fall.', 'Ann Lee | said | prices would fall'],
  ['PM says tax cut will come in May', 'PM | says | tax cut will come in May'],
  ['Critics say the plan is dead.', 'Critics | say | the plan is dead'],
  [
    'She said taxes must fall and insisted it could be done.',
    'She | said | taxes must fall',
    'She | insisted | it could be done',
  ],
  [
    'He told reporters that Tallow was “ready” to talk, but stressed that nothing was signed.',
    'He | told | Tallow was “ready” to talk',
    'He | stressed | that nothing was signed',
  ],
  [
    'Lee said the line was safe, while Moran warned that it was not.',
    'Lee | said | the line was safe',
    'Moran | warned | that it was not',
  ],
])

table('clause-then-cue', [
  [
    'However prices are not likely to fall, noted the Herald’s Ann Lee.',
    'the Herald’s Ann Lee | noted | However prices are not likely to fall',
  ],
  ['Prices will fall, the minister said.', 'the minister | said | Prices will fall'],
  ['Prices will fall, said the minister.', 'the minister | said | Prices will fall'],
  ['Prices, he said, will fall by May.', 'he | said | Prices … will fall by May'],
  ['Tax cut ‘will cost jobs’, says minister', 'minister | says | Tax cut ‘will cost jobs’'],
  ['The driver was “very tired”, the court heard.', 'the court | heard | The driver was “very tired”'],
])

table('according-to', [
  ['According to the ministry, prices fell.', 'the ministry | According to | prices fell'],
  ['Prices fell, according to the ministry.', 'the ministry | according to | Prices fell'],
  ['According to Lee the bridge is safe.', 'Lee | According to | the bridge is safe'],
  [
    'Prices fell, according to Ann Lee, an analyst at Tallow Bank.',
    'Ann Lee, an analyst at Tallow Bank | according to | Prices fell',
  ],
])

table('cue-then-infinitive', [
  ['The council promised to open the bridge by May.', 'The council | promised | to open the bridge by May'],
  ['Lee urged ministers to act.', 'Lee | urged | ministers to act'],
  ['Lee called on ministers to act.', 'Lee | called on | ministers to act'],
  ['Moran accused the club of hiding losses.', 'Moran | accused | the club of hiding losses'],
])

table('cue-then-object', [
  ['He denied the charge.', 'He | denied | the charge'],
  ['The union called for a public inquiry.', 'The union | called for | a public inquiry'],
  ['She also ruled out a second vote.', 'She | also ruled out | a second vote'],
  ['He raised questions about the contract.', 'He | raised questions about | the contract'],
  ['Nearby, in a village called Elmby, the well ran dry.'],
  ['It has 25 states in its care and 207 disputes on its list, 100 basis points more.'],
])

table('participle', [
  ['He left the board, accusing the mayor of lying.', 'He | accusing | the mayor of lying'],
  ['She said no, adding that it was late.', 'She | said | no', 'She | adding | that it was late'],
])

table('transcript', [
  ['LEE: We will stay here.\n\nHALE: Why?', 'LEE | : | We will stay here.'],
  ['PORT ELM: The bridge is to open.'],
  ['Ann Lee: “We will stay.”', 'Ann Lee | : | “We will stay.”'],
])

table('interview', [
  [
    'Ann Lee spoke with Wikinews.\n\nLee: We will stay here.\n\nWikinews: For how long?\n\nLee: Until May.',
    'Lee | : | We will stay here.',
    'Lee | : | Until May.',
  ],
  ['Hours: Two to four.\n\nRent: Two hundred.'],
  ['Tip: Salt it well.\n\nTip: Keep it cold.'],
])

table('signed-quotation', [['“We will stay.” — Ann Lee, Norwood', 'Ann Lee, Norwood | — | “We will stay.”']])

table('loose quotations', [
  [
    'On July 6, 2015, Ann Lee made this comment:\n\n“For those who have left school, it is hard.”',
    'Ann Lee |  | “For those who have left school, it is hard.”',
  ],
  [
    'As Ann Lee, a tax lawyer, recently put it, “Nobody has ever read the whole code.”',
    'Ann Lee, a tax lawyer |  | “Nobody has ever read the whole code.”',
  ],
  [
    'On “The Hour,” Ann Lee, who lost in May, was calm. “We need far more umbrellas in this country.”',
    'Ann Lee |  | “We need far more umbrellas in this country.”',
  ],
  ['Ann Lee disagreed. “It is far too late for that.”', 'Ann Lee |  | “It is far too late for that.”'],
  [
    '“We will stay,” said Ann Lee.\n“It is our home.”',
    'Ann Lee | said | “We will stay,” … “It is our home.”',
  ],
  [
    '“We came in May.\n“We stayed for a year.\n“We are leaving,” Ann Lee said.',
    'Ann Lee | said | “We came in May. … “We stayed for a year. … “We are leaving,”',
  ],
  [
    'Ann Lee said: “We came in May.\n“We stayed for a year.”',
    'Ann Lee | said | “We came in May. … “We stayed for a year.”',
  ],
])

test('every attribution names its pattern', () => {
  expect(methods('“We will stay,” Ann Lee said. Prices fell, according to the ministry.')).toEqual([
    'quote-then-cue',
    'according-to',
  ])
})
