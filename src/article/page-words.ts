/**
 * What the reader knows of web pages: which elements hold no article text, and which class names mark page furniture.
 */

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/))

/** Elements whose content is never article text. `del`, `s` and `strike` hold what a correction took back. */
export const MUTE_TAGS =
  set(`title script style noscript template svg math iframe object embed video audio canvas map
  button select textarea datalist label dialog nav figcaption caption rt rp del s strike menu`)

/** Elements that shape the text; they are kept for the readability library. Others are dropped and their content kept. */
export const BLOCK_TAGS =
  set(`p div section article main header footer aside h1 h2 h3 h4 h5 h6 ul ol li dl dt dd
  blockquote pre table thead tbody tfoot tr td th figure address details summary center form fieldset hgroup`)

/** Inline elements that are kept when they carry a class or id, since the readability library judges by them; `a` always. */
export const INLINE_TAGS = set('span')

/** Elements that are left out when they hold little but links, whatever they are called. */
export const LISTING_TAGS = set('ul ol td div section aside')

/** Elements without an end tag, of which only `br` says something about the text. */
export const VOID_TAGS = set('area base br col embed hr img input link meta param source track wbr')

/**
 * Words that mark furniture when one of them is a whole part of a class name or id ("share" in "article-share__list").
 * Only short or link-heavy elements are dropped for it.
 */
export const FURNITURE_WORDS =
  set(`share sharing sharedaddy sharebar social socials related recirc recirculation recommended
  recommendations newsletter signup subscribe subscription regwall upsell prompt promo promotion advert advertisement ad ads
  sponsored outbrain taboola breadcrumb breadcrumbs byline author authors bio contributor dateline timestamp credit credits
  caption captions comment comments disqus cookie consent pagination tags topics toolbar trending kicker masthead infobox
  pullquote pullquotes readmore copyright`)

/** Classes that hide an element from sight and leave it to screen readers. */
export const HIDDEN_CLASSES = set(
  'sr-only visually-hidden visuallyhidden screen-reader-text screenreader-only assistive-text u-hidden',
)
