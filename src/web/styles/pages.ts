/** What single pages need beside the shared parts. */
export const PAGES = `
.tallies { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr)); border: 1px solid var(--line); border-width: 1px 0; margin-bottom: var(--s5); padding: 0; list-style: none; }
.tallies li { padding: var(--s3) 0; }
.tallies a { display: block; text-decoration: none; }
.tallies a:hover .what { text-decoration: underline; }
.tallies b { display: block; font: 700 1.625rem/1.1 var(--serif); font-variant-numeric: lining-nums; }
.tallies .what { font-size: var(--t-small); color: var(--quiet); }
.brief { list-style: none; padding: 0; }
.brief li { padding: var(--s3) 0; border-top: 1px solid var(--line); }
.brief li:first-child { border-top: 0; padding-top: 0; }
.brief .quote { font-family: var(--serif); display: block; margin: .15rem 0; }
.brief .facts { font-size: var(--t-small); }

.statement { font: 700 var(--t-h1)/1.22 var(--serif); letter-spacing: -.01em; text-wrap: pretty; }
.statement.is-long { font-size: var(--t-h2); line-height: 1.35; }
.byline { font-size: var(--t-h3); }
.byline a { font-weight: 600; }
.standing { display: flex; flex-wrap: wrap; gap: var(--s2) var(--s5); padding: var(--s3) 0; border: 1px solid var(--line); border-width: 1px 0; margin-top: var(--s4); }
.standing .badge { font-size: var(--t-h3); }
.record .passage { font-size: 1.3125rem; border-left: 4px solid var(--mark); padding-left: var(--s4); }
.timeline { list-style: none; padding: 0 0 0 var(--s5); border-left: 2px solid var(--line); margin-left: .45rem; }
.timeline > li { position: relative; padding-bottom: var(--s5); }
.timeline > li:last-child { padding-bottom: 0; }
.timeline .dot { position: absolute; left: calc(-1 * var(--s5) - 9px); top: .2rem; background: var(--paper); padding: 1px 0; }
.timeline .dot svg { width: 16px; height: 16px; }
.timeline p + *, .timeline .evidence { margin-top: var(--s2); }
.timeline .is-corrected { color: var(--quiet); }
.timeline .is-corrected .note { text-decoration: line-through; }
.evidence { padding-left: 1.1em; font-size: var(--t-meta); }
.evidence li + li { margin-top: var(--s2); }
.evidence q { font-family: var(--serif); font-style: italic; }
.known { display: grid; grid-template-columns: 5rem minmax(0, 1fr); gap: var(--s2) var(--s3); font-size: var(--t-meta); }
.known dt { padding-top: .1em; }
.front > .claim:nth-child(2) { border-top: 0; padding-top: 0; }
.front > .claim:nth-child(2) .passage { font-size: clamp(1.3rem, 1.1rem + 1vw, 1.6rem); line-height: 1.4; }
.use { display: grid; gap: var(--s4); }
.use textarea { font: var(--t-small)/1.5 var(--mono); min-height: 0; }
.links { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: var(--s2) var(--s4); }

.rows .name { font-weight: 600; }
.rows .title { font: 600 var(--t-h3)/1.3 var(--serif); }
@media (min-width: 40rem) { .rows.paired > li { grid-template-columns: minmax(0, 1fr) auto; align-items: baseline; } }
.by-type { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: var(--s1) var(--s4); }
th:has(+ td .by-type) { white-space: nowrap; }
.full { white-space: pre-wrap; font: var(--t-quote)/1.6 var(--serif); }
.full a { text-decoration: none; }
.full a:hover mark, .full a:focus mark { outline: 2px solid var(--accent); }

.search { display: grid; gap: var(--s3); max-width: var(--column); }
.search .row { display: grid; gap: var(--s3); grid-template-columns: repeat(auto-fit, minmax(min(11.5rem, 100%), 1fr)); align-items: end; }
.filters { margin: var(--s4) 0 var(--s5); display: grid; gap: var(--s1); font-size: var(--t-meta); border: 1px solid var(--line); border-width: 1px 0; padding: var(--s3) 0; }
.filters ul { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: 0 var(--s3); }
.filters li:first-child { color: var(--quiet); flex: 0 0 100%; font-size: var(--t-small); }
@media (min-width: 40rem) { .filters li:first-child { flex-basis: 3.6rem; align-self: center; } }
.filters a { text-decoration: none; display: inline-block; padding: .15rem 0; }
.filters a:hover { text-decoration: underline; }
.filters a[aria-current] { font-weight: 700; text-decoration: underline; text-decoration-thickness: 2px; }
.chips { display: flex; flex-wrap: wrap; gap: var(--s2); list-style: none; padding: 0; margin-bottom: var(--s4); }
.chips li { background: var(--tint); padding: var(--s1) var(--s3); border-radius: 3px; font-size: var(--t-meta); }
.month-nav { display: flex; justify-content: space-between; gap: var(--s3); align-items: baseline; flex-wrap: wrap; }
.month-nav h2 { border: 0; padding: 0; margin: 0; }
.prose { max-width: var(--column); }
.prose h2 { margin-top: var(--s6); }
.prose > * + * { margin-top: var(--s4); }
.prose ul, .prose ol { padding-left: 1.3em; }

.embed { padding: var(--s3); }
.embed main { min-height: 0; max-width: none; }
.embed .claim { border: 1px solid var(--line); border-left: 4px solid var(--accent); padding: var(--s4); overflow: auto; }
.embed h1 { font: 600 var(--t-body)/1.35 var(--sans); }
`
