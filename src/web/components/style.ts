/** The one stylesheet: system fonts, light and dark by the reader's setting. */
export const STYLE = `
:root { color-scheme: light dark; --ink: light-dark(#1b1b1b, #ececec); --paper: light-dark(#fdfdfb, #16181a); --quiet: light-dark(#5a5a5a, #a8a8a8); --line: light-dark(#d8d8d2, #3a3d40); --mark: light-dark(#fff0b8, #5b4a00); }
body { margin: 0 auto; max-width: 44rem; padding: 1rem; font: 1rem/1.55 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
a { color: inherit; }
header { border-bottom: 1px solid var(--line); padding-bottom: .5rem; margin-bottom: 1.5rem; }
header a { font-weight: 700; text-decoration: none; }
header span, .quiet { color: var(--quiet); font-size: .9rem; }
article { border-bottom: 1px solid var(--line); padding: .75rem 0; overflow-wrap: anywhere; }
blockquote { margin: .25rem 0; }
mark { background: var(--mark); color: inherit; }
label { display: block; margin-top: .75rem; }
input, textarea { width: 100%; box-sizing: border-box; font: inherit; padding: .4rem; }
button { font: inherit; margin-top: .75rem; padding: .4rem 1rem; }
`
