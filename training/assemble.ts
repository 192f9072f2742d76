/** Turns the text of a kernel into WebAssembly. */
import { readFileSync } from 'node:fs'
import wabt from 'wabt'

/** Where the kernel stands that extraction is shipped with. */
export const EXTRACTION_KERNEL = new URL('../src/extract/model/kernel.wat', import.meta.url)

/** The bytes of the module that the file's text is. Throws where it is not a valid one. */
export async function assembleKernel(file: URL = EXTRACTION_KERNEL): Promise<Uint8Array<ArrayBuffer>> {
  const { parseWat } = await wabt()
  const features = { simd: true, relaxed_simd: true, bulk_memory: true }
  const module = parseWat(file.pathname, readFileSync(file, 'utf8'), features)
  module.validate()
  const { buffer } = module.toBinary({})
  module.destroy()
  return new Uint8Array(buffer)
}
