/** `npm run build:kernel`: makes src/extract/model/kernel.wasm from kernel.wat. */
import { writeFileSync } from 'node:fs'
import { assembleKernel } from './assemble.ts'

writeFileSync(new URL('../src/extract/model/kernel.wasm', import.meta.url), await assembleKernel())
