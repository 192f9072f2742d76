/** Modules of the benchmark that bring no types of their own. */
declare module 'workerd' {
  /** Path of workerd's executable. */
  const workerd: { default: string }
  export default workerd
}

/** Replaced by one of the extractors at bundling. */
declare module 'EXTRACTOR' {
  /** Extracts once and gives how much was found, so that nothing is optimised away. */
  export function extract(text: string): number
}
