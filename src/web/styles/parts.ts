/** The frame of the page and the parts that pages are put together from; each class is one component's. */
export const PARTS = `
.vh { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; left: var(--s3); top: -10rem; background: var(--ink); color: var(--paper); padding: var(--s2) var(--s4); z-index: 2; }
.skip:focus { top: var(--s3); }
.quiet { color: var(--quiet); }
main > .small { margin-top: var(--s4); }
.small { font-size: var(--t-small); }
.stack > * + * { margin-top: var(--s4); }

.masthead, .foot, main { width: 100%; max-width: var(--page); margin: 0 auto; padding: 0 var(--s4); }
.masthead { padding-top: var(--s4); }
.title-row { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 var(--s4); padding-bottom: var(--s2); border-bottom: 3px double var(--ink); }
.wordmark { font: 700 1.75rem/1.15 var(--serif); letter-spacing: -.02em; text-decoration: none; }
.tagline { font: italic var(--t-meta)/1.3 var(--serif); color: var(--quiet); }
.masthead ul, .foot ul { list-style: none; padding: 0; display: flex; flex-wrap: wrap; }
.masthead ul { gap: 0 clamp(.6rem, 2.6vw, 1.25rem); border-bottom: 1px solid var(--line); }
.masthead li a { display: inline-block; padding: .55rem 0 .45rem; text-decoration: none; font-size: clamp(.8125rem, .7rem + .5vw, .9rem); border-bottom: 3px solid transparent; }
.masthead li a:hover { border-color: var(--line); }
.masthead li a[aria-current] { border-color: var(--accent); font-weight: 600; }
.masthead li.last { margin-left: auto; }
main { padding-top: var(--s5); padding-bottom: var(--s7); min-height: 60vh; }
.foot::before { content: ""; display: block; height: 3px; border-top: 3px double var(--ink); margin-bottom: var(--s4); }
.foot { padding-bottom: var(--s6); font-size: var(--t-small); color: var(--quiet); }
.foot ul { gap: var(--s1) var(--s4); margin-top: var(--s2); }
.foot li a { display: inline-block; padding: var(--s1) 0; }

.head { margin-bottom: var(--s5); max-width: var(--column); }
.head p { margin-top: var(--s2); }
.kicker { font-size: var(--t-small); font-weight: 600; letter-spacing: .06em; text-transform: uppercase; color: var(--accent); }
.section { margin-top: var(--s6); }
.section > h2, .aside h2 { border-top: 1px solid var(--ink); padding-top: var(--s2); margin-bottom: var(--s3); }
.aside h2 { font-size: var(--t-h3); }
.aside > section + section { margin-top: var(--s6); }
.columns > .aside { margin-top: var(--s6); }
.columns > .aside:first-child { margin: 0 0 var(--s6); }
@media (min-width: 62rem) {
  .columns { display: grid; grid-template-columns: minmax(0, var(--column)) minmax(0, 1fr); gap: 0 var(--s6); align-items: start; }
  .columns > :not(.aside) { grid-column: 1; grid-row: 1; }
  .columns > .aside, .columns > .aside:first-child { grid-column: 2; grid-row: 1; margin: 0; border-left: 1px solid var(--line); padding-left: var(--s5); }
}

.claim { padding: var(--s4) 0 var(--s5); border-top: 1px solid var(--line); overflow: clip; overflow-clip-margin: var(--s2); }
main > .claims, main > .pager { max-width: var(--column); }
.claims > .claim:first-child { border-top: 0; padding-top: 0; }
.claim h3 { font: 600 var(--t-body)/1.35 var(--sans); }
.claim h3 a { text-decoration: none; }
.claim h3 a:hover { text-decoration: underline; }
.role { font-weight: 400; color: var(--quiet); }
.passage { font: var(--t-quote)/1.5 var(--serif); margin: var(--s2) 0 var(--s3); color: var(--quiet); hanging-punctuation: first; }
.passage mark { color: var(--ink); }
.facts { display: flex; flex-wrap: wrap; gap: var(--s1) var(--s4); align-items: baseline; font-size: var(--t-meta); }
.from { font-size: var(--t-small); color: var(--quiet); margin-top: var(--s2); }
.badge { display: inline-flex; gap: .4em; align-items: center; font-weight: 600; font-size: var(--t-meta); }
.badge svg { flex: none; width: .95em; height: .95em; }
.is-good { color: var(--good); } .is-part { color: var(--part); } .is-bad { color: var(--bad); }
.is-open { color: var(--open); } .is-halt { color: var(--halt); } .is-none { color: var(--quiet); }
.tag { font-size: var(--t-small); letter-spacing: .05em; text-transform: uppercase; font-weight: 600; color: var(--quiet); }

.pager { display: flex; justify-content: space-between; gap: var(--s4); border-top: 1px solid var(--ink); padding-top: var(--s3); margin-top: var(--s4); }
.pager a { padding: var(--s2) 0; font-weight: 600; }
.pager a[rel=next] { margin-left: auto; }
.empty, .notice { background: var(--tint); border-left: 4px solid var(--edge); padding: var(--s4); max-width: var(--column); }
section + .claims { margin-top: var(--s5); }
.empty > * + *, .notice > * + * { margin-top: var(--s2); }
.empty h2, .notice h2 { font-size: var(--t-h3); }
.notice.is-wrong { border-color: var(--bad); }
.notice.is-done { border-color: var(--good); }
.notice ul { padding-left: 1.2em; }

.form { display: grid; gap: var(--s4); max-width: var(--column); }
.field { display: grid; gap: var(--s1); min-width: 0; }
.hint { font-size: var(--t-small); color: var(--quiet); }
.wrong { font-size: var(--t-small); color: var(--bad); font-weight: 600; }
.actions { display: flex; flex-wrap: wrap; gap: var(--s3); align-items: center; }

.rows { list-style: none; padding: 0; }
.rows > li { border-top: 1px solid var(--line); padding: var(--s3) 0; display: grid; gap: var(--s1) var(--s4); }
.rows > li:first-child { border-top: 0; }
`
