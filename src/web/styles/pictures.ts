/** What the pictures are drawn with: the same colours as the text, and a pattern wherever a colour tells something. */
export const PICTURES = `
.picture { margin: var(--s3) 0; }
.picture svg { overflow: visible; }
.picture .label { font-size: 13px; fill: var(--quiet); }
.picture .strong { fill: var(--ink); font-weight: 600; }
.picture .axis { stroke: var(--ink); stroke-width: 1; }
.picture .grid { stroke: var(--line); stroke-width: 1; stroke-dasharray: 2 3; }
.picture .lead { stroke: var(--edge); stroke-width: 1; stroke-dasharray: 2 2; }
.picture .window { fill: var(--mark); stroke: var(--part); stroke-width: 1.5; }
.picture .said { fill: var(--paper); stroke: var(--ink); stroke-width: 2; }
.picture .now { stroke: var(--accent); stroke-width: 2.5; }
.picture .event { fill: var(--ink); }
.bar-held { fill: var(--good); } .bar-not { fill: var(--bad); stroke: var(--bad); }
.bar-part { fill: url(#hatch); stroke: var(--part); } .hatch { fill: var(--part); }
.bar-none { fill: var(--edge); } .bar-open { fill: var(--paper); stroke: var(--open); stroke-width: 1.25; }
.legend { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: var(--s1) var(--s4); font-size: var(--t-small); margin-bottom: var(--s2); }
.legend li { display: flex; gap: .4em; align-items: center; }
.picture details { font-size: var(--t-small); }
.month { max-width: 30rem; }
.month text { text-anchor: middle; }
.month .day { width: 13.69%; height: 44px; rx: 3px; fill: none; stroke: var(--line); }
.month a .day { fill: var(--tint); }
.month .is-today { stroke: var(--accent); stroke-width: 2.5; }
.month .is-chosen, .month a:hover .day { stroke: var(--ink); stroke-width: 2; }
.month .date { font-size: 12px; fill: var(--quiet); }
.month .count { fill: var(--ink); } .month .count.late { fill: var(--bad); }
.month .number { font-size: 11px; font-weight: 700; fill: var(--paper); }
.month a:focus-visible { outline: none; } .month a:focus-visible .day { stroke: var(--accent); stroke-width: 3.5; }
`
