/** What each feature of the first pass joins, one a line, and the planes that the values stand in (features.ts fills them). */
import { numbered, readTemplates } from './planes.ts'

/** The planes of the first pass by name. */
export const PLANES = numbered([
  ...(['word', 'stem', 'suffix', 'shape', 'tag', 'fine', 'coarse', 'quoted'] as const),
  ...(['shapes', 'twoTags', 'threeTags', 'tagsBack', 'around', 'inside', 'outside'] as const),
  ...([
    'length',
    'fromOpening',
    'toClosing',
    'beforeQuote',
    'beforeThat',
    'afterQuote',
    'afterThat',
  ] as const),
  ...(['quoteShapes', 'tagAfter', 'tagAfterThat', 'tagAndShape', 'fromQuote', 'toQuote'] as const),
  ...(['fromCue', 'toCue', 'leftCue', 'rightCue', 'afterCue', 'farCue'] as const),
  ...(['leftVerb', 'rightVerb', 'fromVerb', 'toVerb'] as const),
  ...(['first', 'second', 'fromStart', 'toEnd', 'cueClass', 'edges'] as const),
  ...([
    'leftMark',
    'rightMark',
    'fromMark',
    'toMark',
    'bothMarks',
    'afterLeft',
    'afterRight',
    'tagsRight',
  ] as const),
  ...(['nameLength', 'fromName', 'toName', 'beforeName', 'afterName', 'afterNext'] as const),
  ...(['cueBefore', 'cueAfter', 'isName'] as const),
])

/** The first pass's features (see `readTemplates`): words, forms, tags, clusters, quotation, distances, marks, names. */
export const FIRST_FEATURES = readTemplates(
  `
1 word
2 word-1
3 word+1
4 word-2
5 word+2
6 word-3
7 word+3
8 word-1 word
9 word word+1
10 word-2 word-1
11 word+1 word+2
12 word-1 word+1
13 word-2 word-1 word
14 word-1 word word+1
15 word word+1 word+2
16 word-3 word-2 word-1
17 word+1 word+2 word+3
20 stem
21 stem-1 stem
22 stem stem+1
23 suffix
24 suffix-1
25 suffix+1
26 shapes
27 shapes shape-2 shape+2
28 suffix shapes
30 twoTags
31 twoTags+1
32 threeTags
33 threeTags+2
34 threeTags+1
35 threeTags twoTags+2
36 word-1 tag
37 word tag+1
38 word tag-1
39 word+1 tag
40 threeTags+1 twoTags-2 twoTags+3
45 fine
46 fine-1
47 fine+1
48 coarse-1 coarse
49 coarse coarse+1
50 coarse-1 coarse coarse+1
51 coarse-2 coarse-1 coarse
52 coarse coarse+1 coarse+2
55 around shape
56 quoted word
57 length fromOpening if inside
58 length toClosing if inside
59 beforeQuote quoted length if inside
60 afterQuote quoted length if inside
61 quoteShapes length quoted if inside
62 afterQuote afterThat quoted if inside
63 beforeThat beforeQuote quoted if inside
64 tagAfter tagAfterThat tagAndShape if inside
65 fromQuote toQuote if outside
66 fromQuote word if outside
67 toQuote word if outside
68 fromQuote twoTags+1 if outside
69 toQuote tagsBack if outside
70 leftCue fromCue
71 rightCue toCue
72 fromCue toCue quoted
73 leftCue rightCue quoted
74 fromCue shape tag
75 toCue shape tag
76 leftCue afterCue farCue
77 leftVerb fromVerb
78 rightVerb toVerb
79 leftVerb tag
80 rightVerb tag
81 first fromStart
82 fromStart toEnd
83 first second
84 quoted cueClass edges
86 leftMark fromMark
87 rightMark toMark
88 bothMarks tag
89 leftMark afterLeft
90 rightMark afterRight
91 rightMark tagsRight toMark
93 nameLength fromName beforeName
94 nameLength toName afterName
95 nameLength cueBefore cueAfter
96 isName afterName afterNext
`,
  PLANES,
)
