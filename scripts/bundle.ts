/** Bundles a Worker as workerd runs it, for what serves one by itself: benchmarks and tests of faults. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BuildOptions, build } from 'esbuild'

/**
 * @param entry path of the Worker's source
 * @param more other options of esbuild
 * @returns a new directory with the modules, `worker.js` among them, and what else esbuild tells
 */
export async function bundleWorker(entry: string, more: BuildOptions = {}) {
  const directory = mkdtempSync(join(tmpdir(), 'on-record-worker-'))
  const result = await build({
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
    ...more,
  })
  return { directory, ...result }
}
