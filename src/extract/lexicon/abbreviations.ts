/**
 * Words that keep their full stop. Our own list; lower case, without the stop.
 */

/** Abbreviations that stand before a name or number: a full stop after them never ends a sentence. */
export const LEADING_ABBREVIATIONS: ReadonlySet<string> = new Set(
  `adm amb brig capt cardl cllr cmdr col congr cpl det dr fr gen gov hon insp lt lts maj messrs mme mlle
   mr mrs ms mx ofc pfc pres prof profs pvt rep reps rev revd rt sen sens sgt sr supt st ste mt ft
   fig figs vs approx pp vol art sec secy atty asst assoc`.split(/\s+/),
)

/** Abbreviations that may also end a sentence: only what follows can tell. */
export const TRAILING_ABBREVIATIONS: ReadonlySet<string> = new Set(
  `jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri sat sun
   inc corp co ltd llc plc bros jr esq etc est dept univ ave blvd rd bldg ariz ark calif colo conn del fla ga ill
   ind kan kans ky la mass md mich minn miss mo mont neb nev okla ore pa penn tenn tex va vt wash wis wyo al
   min max hrs hr mins oz lb lbs ph.d m.p`.split(/\s+/),
)

/** Words that are also everyday words: abbreviations only when a capital is written ("Mass.", "Miss.", "Sun."). */
export const NEEDS_CAPITAL: ReadonlySet<string> = new Set(
  `art col del fig ga gen hon ill ind la mar mass max md min miss mo mon mont ore pa pres rep sat sec sun
   va vol wash wed`.split(/\s+/),
)

/** Words that begin a sentence rather than carry on a name: "in the U.S. The ministry …" against "the U.S. Treasury". */
export const SENTENCE_STARTERS: ReadonlySet<string> = new Set(
  `the a an this that these those there here he she it they we i you his her its their our my your who what when where
   why how which while if as at in on by for from with without within to of after before since until during under over
   but and or nor so yet although though because however meanwhile moreover instead still then now also even not no
   some many most more few several all both each every one two three asked according despite among between today
   yesterday earlier later once last next is was are were did does do has have had can could will would should`.split(
    /\s+/,
  ),
)
