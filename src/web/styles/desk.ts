/** The parts of the editors' desk. */
export const DESK = `
.desk-bar { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: center; gap: var(--s2) var(--s5); margin: calc(-1 * var(--s3)) 0 var(--s5); padding-bottom: var(--s2); border-bottom: 1px solid var(--line); font-size: var(--t-meta); }
.desk-bar ul { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: 0 var(--s4); }
.desk-bar li a { display: inline-block; padding: var(--s2) 0; }
.desk-bar li a[aria-current] { font-weight: 700; text-decoration-thickness: 3px; }
.desk-bar form { display: flex; gap: var(--s3); align-items: center; }
.small-button { min-height: 2rem; padding: .2rem .6rem; font-size: var(--t-small); }
.quiet-button { background: none; border-color: transparent; text-decoration: underline; font-weight: 400; }
.pair { display: grid; gap: var(--s4); }
@media (min-width: 36rem) { .pair { grid-template-columns: 1fr 1fr; align-items: start; } }
.notice[autofocus], form + .notice { margin-bottom: var(--s5); }
.notice { margin-bottom: var(--s4); }

.review { display: grid; gap: var(--s5); }
.article-text { white-space: pre-wrap; font: var(--t-body)/1.6 var(--serif); max-width: var(--column); }
.article-text a { text-decoration: none; color: inherit; }
.article-text mark { border-bottom: 2px solid var(--part); }
.article-text mark[data-number]::before { content: attr(data-number); font: 700 .7em/1 var(--sans); vertical-align: super; padding: 0 .25em 0 .1em; color: var(--quiet); }
.article-text mark.of-accepted { border-bottom: 3px solid var(--good); }
.article-text mark.of-dropped { background: none; border-bottom: 1px dashed var(--edge); color: var(--quiet); }
.article-text mark:target { outline: 3px solid var(--accent); outline-offset: 2px; }
.review-text { min-width: 0; }
.review > form, .review-claims { min-width: 0; }
.take { position: sticky; bottom: var(--s4); margin-top: var(--s3); }
.take[hidden] { display: none; }
@media (min-width: 62rem) {
  .review { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: var(--s6); align-items: start; }
  .review-text { position: sticky; top: var(--s4); max-height: calc(100vh - 2rem); overflow-y: auto; }
}

.bulk { padding: var(--s2) var(--s3) var(--s3); }
.bulk .actions { gap: var(--s2) var(--s3); }
.bulk .hint { margin-top: var(--s2); }
.together { display: inline-flex; }
.together select { width: auto; border-left: 0; border-radius: 0 3px 3px 0; }
.together button { border-radius: 3px 0 0 3px; }
.proposals { list-style: none; padding: 0; }
.proposal { border-top: 1px solid var(--line); border-left: 4px solid transparent; padding: var(--s3) 0 var(--s4) var(--s3); }
.proposal:target { background: var(--tint); }
.proposal.of-accepted { border-left-color: var(--good); }
.proposal.of-dropped { border-left-color: var(--edge); border-left-style: dotted; }
.proposal.of-dropped .said { text-decoration: line-through; color: var(--quiet); }
.proposal .said { font: var(--t-body)/1.45 var(--serif); margin: var(--s1) 0; }
.decide { border: 0; padding: 0; display: flex; flex-wrap: wrap; align-items: center; gap: 0 var(--s4); margin-top: var(--s1); }
.decide label { font-weight: 400; padding: .3rem 0; }
.number { font-weight: 700; font-variant-numeric: tabular-nums; min-width: 1.4em; }

.rows .said { font: var(--t-body)/1.4 var(--serif); }

.choices { display: grid; gap: var(--s2); }
.choice { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 0 var(--s3); align-items: start; padding: var(--s2) 0; border-top: 1px solid var(--line); }
.choice:first-of-type { border-top: 0; }
.choice label { font-weight: 600; }
.choice .hint { grid-column: 2; }
.choice.is-off label { color: var(--quiet); font-weight: 400; }
#follow-up:has([name=status][data-reason=none]:checked) .for-reason { display: none; }
form:has(#f-type):not(:has(#f-type option[value=promise]:checked)) .for-promise { display: none; }
.need { color: var(--quiet); font-weight: 400; }
.need::after { content: " (optional)"; }
#follow-up:has([data-note=required]:checked) .need-note::after, #follow-up:has([data-reason=required]:checked) .need-reason::after, #follow-up:has([data-corrects=required]:checked) .need-corrects::after, #follow-up:has([data-evidence=required]:checked, [data-evidence=dated]:checked) .need-evidence::after, #follow-up:has([data-evidence=dated]:checked) .need-date::after { content: " (needed for this status)"; color: var(--accent); font-weight: 600; }
.plain-h1 { font: 600 var(--t-h3)/1.3 var(--sans); letter-spacing: 0; }
.reckoned { font-size: var(--t-meta); margin-top: var(--s3); display: grid; grid-template-columns: auto minmax(0, 1fr); gap: var(--s1) var(--s4); align-items: baseline; }
.columns > div > .section:first-child { margin-top: 0; }
progress { width: 100%; height: 1rem; accent-color: var(--accent); }
`
