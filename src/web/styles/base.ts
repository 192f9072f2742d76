/** What plain elements look like: text, links, forms, tables, focus, and what changes on paper. 360 px come first. */
export const BASE = `
*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-top: var(--s4); }
body { margin: 0; font: var(--t-body)/1.55 var(--sans); color: var(--ink); background: var(--paper); overflow-wrap: anywhere; }
h1, h2, h3 { font-family: var(--serif); line-height: 1.2; margin: 0; text-wrap: balance; font-weight: 700; }
h1 { font-size: var(--t-h1); letter-spacing: -.01em; }
h2 { font-size: var(--t-h2); }
h3 { font-size: var(--t-h3); }
p, ul, ol, dl, figure, blockquote, table, fieldset { margin: 0; }
a { color: inherit; text-decoration-color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: .18em; }
a:hover { color: var(--accent); text-decoration-thickness: 2px; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
main:focus { outline: none; }
mark { background: var(--mark); color: inherit; padding: .06em 0; box-decoration-break: clone; -webkit-box-decoration-break: clone; }
code, pre { font-family: var(--mono); font-size: .875em; }
pre { margin: 0; overflow-x: auto; white-space: pre-wrap; background: var(--tint); padding: var(--s3); }
hr { border: 0; border-top: 1px solid var(--line); margin: var(--s5) 0; }
svg { display: block; max-width: 100%; }
svg text { font-family: var(--sans); fill: currentColor; }
table { border-collapse: collapse; width: 100%; font-size: var(--t-meta); }
th, td { text-align: left; vertical-align: top; padding: var(--s2) var(--s3) var(--s2) 0; border-top: 1px solid var(--line); }
thead th { border-top: 0; color: var(--quiet); font-weight: 600; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; }
details > summary { cursor: pointer; }
dt { color: var(--quiet); font-size: var(--t-small); }
dd { margin: 0; }

label, legend { font-weight: 600; font-size: var(--t-meta); }
fieldset { border: 1px solid var(--line); padding: var(--s3) var(--s4) var(--s4); min-width: 0; }
input, select, textarea, button, .button { font: inherit; color: inherit; border: 1px solid var(--edge); border-radius: 3px; background: light-dark(#fff, #0f1114); padding: .5rem .65rem; max-width: 100%; min-height: 2.75rem; }
input:not([type=checkbox], [type=radio]), select, textarea { width: 100%; }
input[type=checkbox], input[type=radio] { min-height: 0; width: 1.15rem; height: 1.15rem; accent-color: var(--accent); vertical-align: -.2em; }
textarea { line-height: 1.5; resize: vertical; }
button, .button { cursor: pointer; font-weight: 600; background: var(--tint); display: inline-block; text-decoration: none; }
button.main, .button.main { background: var(--ink); color: var(--paper); border-color: var(--ink); }
button:hover, .button:hover { border-color: var(--accent); color: var(--accent); }
button.main:hover, .button.main:hover { color: var(--paper); background: var(--accent); }
button:disabled { opacity: .55; cursor: default; }
[aria-invalid=true] { border-color: var(--bad); border-width: 2px; }

@media print {
  :root { color-scheme: light; --paper: #fff; }
  body { font-size: 10.5pt; }
  .masthead nav, .foot, .pager, .filters, .skip, .use, form, .button { display: none; }
  .claim, figure, tr { break-inside: avoid; }
  main a[href^="http"]::after { content: " (" attr(href) ")"; font-size: .8em; color: #444; }
}
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
`
