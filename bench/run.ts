/**
 * `npm run bench`: measures all and puts what was found together as bench/RESULTS.md. Each part keeps its own page, so that it can be
 * run alone (`npm run bench -- scale pages`); with `-- none` only the page is put together, from what was found last.
 * `--sizes 10000 --rounds 5` are for the part `scale`, which takes hours with a million claims; the pages are asked of the first size.
 */
import { spawn } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { database } from './scale/database.ts'
import { serve, TOKEN } from './scale/server.ts'

const ROOT = join(import.meta.dirname, '..')
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { sizes: { type: 'string' }, rounds: { type: 'string' } },
})

/**
 * Runs a script of package.json, and goes on when it fails: its part of the page then stays as it was. This process stays
 * awake meanwhile, since it takes the log of a server that it has started.
 */
async function npm(
  script: string,
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Promise<void> {
  const child = spawn('npm', ['run', script, '--', ...args], {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  })
  const status = await new Promise((done) => child.on('close', done))
  if (status !== 0) console.error(`npm run ${script} ended with ${status}`)
}

/** The pages are asked of a server of their own. */
async function pages(): Promise<void> {
  const server = await serve(await database(Number(values.sizes?.split(',')[0] ?? 100_000)), 9800)
  await npm('bench:pages', [], { ON_RECORD: `http://${server.host}:${server.port}`, ADMIN_TOKEN: TOKEN })
  await server.stop()
}

const given = Object.entries(values).flatMap(([name, value]) => [`--${name}`, value])
const PARTS: Readonly<Record<string, { readonly command: string; readonly run: () => unknown }>> = {
  scale: { command: 'npm run bench:scale', run: () => npm('bench:scale', given) },
  pages: { command: 'npm run bench -- pages', run: pages },
  extract: { command: 'npm run bench:extract', run: () => npm('bench:extract') },
  faults: { command: 'npm run bench:faults', run: () => npm('bench:faults') },
}

const wanted = positionals.length > 0 ? positionals : Object.keys(PARTS)
for (const [name, { run }] of Object.entries(PARTS)) if (wanted.includes(name)) await run()

/** A part's own page, its headings one step lower. */
function partOf(name: string, command: string): string {
  const file = join(import.meta.dirname, name, 'RESULTS.md')
  if (!existsSync(file)) return ''
  const text = readFileSync(file, 'utf8').replace(/^(?=#)/gm, '#')
  return text.replace('\n', `\n\nRemade alone by \`${command}\`.\n`)
}
const parts = Object.entries(PARTS).map(([name, { command }]) => partOf(name, command))
const head = `# All figures

Made by \`npm run bench\` from the pages of its parts (\`npm run bench -- none\` only puts them together). How well claims are found is measured by
\`npm run eval\` (\`tests/eval/RESULTS.md\`).
`
writeFileSync(join(import.meta.dirname, 'RESULTS.md'), [head, ...parts.filter((text) => text)].join('\n'))
