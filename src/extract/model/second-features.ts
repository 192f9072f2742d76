/** Features of the second pass: what the first pass found in the place's sentence, on both its sides, and in the whole text. */
import type { Clues } from './clues.ts'
import { type Codes, PAD } from './codes.ts'
import type { Draft } from './draft.ts'
import { distanceBin } from './features.ts'
import { mix } from './hash.ts'
import { ROLES } from './labels.ts'
import type { Piece } from './pieces.ts'
import { copyPlane, type Features, type Filling, numbered, readTemplates, STRIDE } from './planes.ts'

/** A document with the first pass's findings. */
export interface Second {
  readonly codes: Codes
  readonly clues: Clues
  readonly draft: Draft
}

const P = numbered([
  ...(['word', 'shape', 'tag', 'quoted', 'label'] as const),
  ...(['near', 'further', 'doubt', 'sures', 'habit'] as const),
  ...(['where', 'pattern', 'tally', 'fromStart', 'toEnd', 'patternBefore', 'patternAfter'] as const),
  ...(['tallyBefore', 'lastWord', 'patternWhere', 'lastLabel'] as const),
  ...(['inPiece', 'role', 'length', 'first', 'before', 'after', 'fromFirst', 'toLast'] as const),
  ...(['labelBefore', 'labelAfter', 'roleShape', 'shapeAfter'] as const),
  ...([
    'sides',
    'labelSides',
    'fromBefore',
    'toAfter',
    'wordBefore',
    'wordAfter',
    'roleBefore',
    'roleAfter',
  ] as const),
])

/** The second pass's features (see `readTemplates`): labels, sentence, the place's own piece, the pieces on both sides. */
export const SECOND_FEATURES = readTemplates(
  `
130 near
131 near further
132 near word
133 near tag
134 label doubt
135 label doubt tag
136 label sures doubt
137 label habit
138 label habit shape
139 near quoted shape
140 label shape shape+1
142 pattern where
143 pattern where tag
144 pattern where word
145 tally where
146 tally label word
147 tally label fromStart
148 tally label toEnd
149 patternBefore pattern where
150 patternAfter pattern where
151 tallyBefore tally label
152 tally where lastWord
153 patternWhere lastLabel quoted
155 role length fromFirst if inPiece
156 role length toLast if inPiece
157 role first fromFirst if inPiece
158 role before fromFirst if inPiece
159 role after toLast if inPiece
160 role first after if inPiece
161 role labelBefore labelAfter if inPiece
162 roleShape shapeAfter length if inPiece
164 label sides fromBefore
165 label sides toAfter
166 labelSides fromBefore toAfter
167 labelSides wordBefore fromBefore
168 labelSides wordAfter toAfter
169 labelSides tag shape
170 labelSides wordBefore tag
171 labelSides wordAfter tag
172 labelSides word fromBefore
173 labelSides roleBefore roleAfter
174 labelSides quoted shape+1
`,
  P,
)

/** The second pass's features of a document. */
export function secondFeatures(second: Second): Features {
  const { codes, clues, draft } = second
  return {
    set: SECOND_FEATURES,
    fill: (window) => {
      const { from, to, planes } = window
      const filling = { ...{ ...second, planes }, shift: PAD - from }
      copyPlane(window, P.word, codes.word)
      copyPlane(window, P.shape, codes.shape)
      copyPlane(window, P.quoted, codes.quoted)
      copyPlane(window, P.tag, clues.tag)
      copyPlane(window, P.label, draft.label)
      copyPlane(window, P.habit, draft.habit)
      copyPlane(window, P.pattern, draft.pattern)
      copyPlane(window, P.tally, draft.tally)
      for (let at = from; at < to; at++) {
        if (codes.token[at] === -1) continue
        putLabels(filling, at)
        putSentence(filling, at)
        putOwnPiece(filling, at)
        putNeighbours(filling, at)
      }
    },
  }
}

function putLabels({ draft, planes, shift }: Second & Filling, at: number): void {
  const here = at + shift
  const { label, sure } = draft
  planes[P.near * STRIDE + here] =
    ((label[at - 1] as number) << 6) | ((label[at] as number) << 3) | (label[at + 1] as number)
  planes[P.further * STRIDE + here] = ((label[at - 2] as number) << 3) | (label[at + 2] as number)
  planes[P.doubt * STRIDE + here] = ((sure[at] as number) << 3) | (draft.second[at] as number)
  planes[P.sures * STRIDE + here] = ((sure[at - 1] as number) << 3) | (sure[at + 1] as number)
}

function putSentence({ codes, draft, planes, shift }: Second & Filling, at: number): void {
  const here = at + shift
  const { pattern, tally, label } = draft
  const where = ((draft.nth[at] as number) << 3) | (label[at] as number)
  const start = codes.sentenceStart[at] as number
  const end = codes.sentenceEnd[at] as number
  planes[P.where * STRIDE + here] = where
  planes[P.fromStart * STRIDE + here] = distanceBin(at - start)
  planes[P.toEnd * STRIDE + here] = distanceBin(end - at)
  planes[P.patternBefore * STRIDE + here] = pattern[start - 1] as number
  planes[P.patternAfter * STRIDE + here] = pattern[end] as number
  planes[P.tallyBefore * STRIDE + here] = tally[start - 1] as number
  planes[P.lastWord * STRIDE + here] = codes.word[end - 2] as number
  planes[P.patternWhere * STRIDE + here] = mix(pattern[at] as number, where)
  planes[P.lastLabel * STRIDE + here] = label[end - 2] as number
}

function putOwnPiece({ codes, draft, planes, shift }: Second & Filling, at: number): void {
  const here = at + shift
  const piece = draft.pieces[draft.piece[at] as number]
  planes[P.inPiece * STRIDE + here] = piece ? 1 : 0
  if (!piece) return
  const role = ROLES.indexOf(piece.role)
  planes[P.role * STRIDE + here] = role
  planes[P.length * STRIDE + here] = distanceBin(piece.end - piece.start)
  planes[P.first * STRIDE + here] = codes.word[piece.start] as number
  planes[P.before * STRIDE + here] = codes.word[piece.start - 1] as number
  planes[P.after * STRIDE + here] = codes.word[piece.end] as number
  planes[P.fromFirst * STRIDE + here] = distanceBin(at - piece.start)
  planes[P.toLast * STRIDE + here] = distanceBin(piece.end - at)
  planes[P.labelBefore * STRIDE + here] = draft.label[piece.start - 1] as number
  planes[P.labelAfter * STRIDE + here] = draft.label[piece.end] as number
  planes[P.roleShape * STRIDE + here] = mix(role, codes.shape[piece.start] as number)
  planes[P.shapeAfter * STRIDE + here] = codes.shape[piece.end] as number
}

function putNeighbours({ codes, draft, planes, shift }: Second & Filling, at: number): void {
  const here = at + shift
  const [left, right] = [draft.before[at] as number, draft.after[at] as number]
  const before = draft.pieces[left]
  const after = draft.pieces[right]
  const sides = roleOf(before) * 4 + roleOf(after)
  planes[P.sides * STRIDE + here] = sides
  planes[P.labelSides * STRIDE + here] = mix(draft.label[at] as number, sides)
  planes[P.fromBefore * STRIDE + here] = before ? distanceBin(at - before.end + 1) : 0
  planes[P.toAfter * STRIDE + here] = after ? distanceBin(after.start - at) : 0
  planes[P.wordBefore * STRIDE + here] = before ? (codes.word[before.end - 1] as number) : 0
  planes[P.wordAfter * STRIDE + here] = after ? (codes.word[after.start] as number) : 0
  planes[P.roleBefore * STRIDE + here] = roleOf(before && draft.pieces[left - 1])
  planes[P.roleAfter * STRIDE + here] = roleOf(after && draft.pieces[right + 1])
}

function roleOf(piece: Piece | undefined): number {
  return piece ? 1 + ROLES.indexOf(piece.role) : 0
}
