/** Bundles a Worker for workerd, and puts its modules where each start of the server finds them. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'

/** @returns the directory of the modules, `worker.js` among them */
export async function bundle(entry: string): Promise<string> {
  const directory = mkdtempSync(join(tmpdir(), 'on-record-faults-'))
  await build({
    entryPoints: [entry],
    outfile: join(directory, 'worker.js'),
    bundle: true,
    format: 'esm',
    target: 'es2024',
    conditions: ['workerd', 'worker', 'browser'],
    external: ['node:*', 'cloudflare:*'],
    loader: { '.bin': 'copy', '.wasm': 'copy' },
    assetNames: '[name]',
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    logLevel: 'error',
  })
  return directory
}
