/**
 * The small system that every page is set in: type, space and colour as custom properties, in light and dark by the
 * reader's own setting. System fonts only. Colours of text keep a contrast of 4.5 to 1 on paper and on tint.
 */
export const TOKENS = `
:root {
  color-scheme: light dark;

  --serif: Charter, "Bitstream Charter", "Iowan Old Style", "Source Serif 4", Cambria, Georgia, "DejaVu Serif", serif;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Open Sans", Arial, sans-serif;
  --mono: ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
  --t-small: .8125rem; --t-meta: .9rem; --t-body: 1rem; --t-quote: 1.1875rem; --t-h3: 1.125rem; --t-h2: 1.375rem;
  --t-h1: clamp(1.625rem, 1.25rem + 1.8vw, 2.375rem);

  --s1: .25rem; --s2: .5rem; --s3: .75rem; --s4: 1rem; --s5: 1.5rem; --s6: 2.5rem; --s7: 4rem;
  --page: 68rem; --column: 41rem;

  --paper: light-dark(#fcfbf7, #14161a);
  --tint: light-dark(#f3f0e8, #1d2025);
  --ink: light-dark(#17181b, #ebe8e2);
  --quiet: light-dark(#56585d, #a9adb3);
  --line: light-dark(#dcd8cd, #363b42);
  --edge: light-dark(#7d7a70, #7f858d);
  --accent: light-dark(#8a1c17, #f2a094);
  --mark: light-dark(#fff0b3, #55480f);
  --good: light-dark(#17663a, #7fd6a0);
  --part: light-dark(#795300, #e9bd66);
  --bad: light-dark(#a01f18, #ff9f93);
  --open: light-dark(#2f4f80, #a3c2f4);
  --halt: light-dark(#68457c, #d3afe8);
}
`
