/** `npm run build:network`: makes src/extract/model/network.wasm from network.wat. */
import { writeFileSync } from 'node:fs'
import { assembleKernel } from './assemble.ts'

writeFileSync(new URL('../src/extract/model/network.wasm', import.meta.url), await assembleKernel())
