/** Turns the text of the model's kernel into WebAssembly. */
import { readFileSync } from 'node:fs'
import wabt from 'wabt'

/** The bytes of kernel.wat's module. Throws where the text is not a valid module. */
export async function assembleKernel(): Promise<Uint8Array> {
  const text = readFileSync(new URL('../src/extract/model/kernel.wat', import.meta.url), 'utf8')
  const { parseWat } = await wabt()
  const module = parseWat('kernel.wat', text, { simd: true, relaxed_simd: true, bulk_memory: true })
  module.validate()
  const { buffer } = module.toBinary({})
  module.destroy()
  return buffer
}
