/**
 * Words written with an apostrophe for their lost start: it is not an opening quotation mark. Our own list, lower case.
 */
export const DROPPED_STARTS: ReadonlySet<string> = new Set(
  'em tis twas til till cause bout round n neath gainst cuz tude cept nuff scuse ere burbs hood'.split(' '),
)
