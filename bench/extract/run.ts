/**
 * `npm run bench:extract`: what extraction costs in workerd, beside wink-nlp and compromise on the same texts in the
 * same run. Prints a table and writes it to bench/extract/RESULTS.md. Times are processor time of the thread that runs the
 * Worker, read outside it.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { heapPeak } from './heap.ts'
import { type Bundle, bundle, run, type Server, serve, spent } from './workerd.ts'

const ROOT = join(import.meta.dirname, '../..')
const SEED = join(ROOT, '../shared/attribution/seed.json')
const FIXTURES = join(ROOT, 'tests/fixtures/articles')
const EXTRACTORS = ['empty', 'on-record', 'wink', 'compromise'] as const

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0
const words = (text: string) => text.split(/\s+/).length

/** The article that is measured: the seed where it is there, else our longest fixture. */
function article(): { name: string; text: string } {
  if (existsSync(SEED)) return { name: 'seed article', text: JSON.parse(readFileSync(SEED, 'utf8')).text }
  const texts = readdirSync(FIXTURES).map((slug) => ({
    name: slug,
    text: readFileSync(join(FIXTURES, slug, 'article.txt'), 'utf8'),
  }))
  return texts.sort((a, b) => b.text.length - a.text.length)[0] ?? { name: 'none', text: '' }
}

/** Milliseconds of one run, warm: the difference of n runs and none, over n; interleaved by the caller. */
async function warm(server: Server, n: number, text: string): Promise<number> {
  const none = await run(server, 0, text)
  return ((await run(server, n, text)) - none) / n
}

/** Milliseconds of work from spawning to the first answer, and of the first extraction in that fresh isolate. */
async function fresh(made: Bundle, text: string): Promise<{ start: number; cold: number }> {
  const server = await serve(made)
  await run(server, 0, text)
  const start = spent(server)
  const none = median([await run(server, 0, text), await run(server, 0, text), await run(server, 0, text)])
  const cold = (await run(server, 1, text)) - none
  server.stop()
  return { start, cold }
}

/** Texts that have cost others more than their length: each is `n` characters long. */
const HOSTILE: Record<string, (n: number) => string> = {
  'unclosed quotation marks': (n) => '“a '.repeat(n / 3),
  capitals: (n) => 'Ab '.repeat(n / 3),
  'said said': (n) => 'said '.repeat(n / 5),
  'one word': (n) => 'a'.repeat(n),
  'straight quotes': (n) => '" '.repeat(n / 2),
  'he said paragraphs': (n) => 'He said, “no.”\n'.repeat(n / 15),
  'full stops': (n) => '. '.repeat(n / 2),
  numbers: (n) => 'within 7 to 10 days '.repeat(n / 20),
}

const { name, text } = article()
const bundles = new Map<string, Bundle>()
for (const extractor of EXTRACTORS) bundles.set(extractor, await bundle(extractor))
const lines: string[] = []
const say = (line: string) => {
  lines.push(line)
  console.log(line)
}

say(
  `Measured ${new Date().toISOString().slice(0, 10)} by \`npm run bench:extract\` on ${cpus()[0]?.model}, ${cpus().length} cores: milliseconds of processor time of the Worker's thread.`,
)
say(`Text: ${name}, ${words(text)} words.\n`)
say('| | warm ms | × ours | cold ms | start-up over empty ms | bundle KB gzip |')
say('|---|--:|--:|--:|--:|--:|')
const servers = new Map<string, Server>()
for (const [extractor, made] of bundles) servers.set(extractor, await serve(made))
const warms = new Map<string, number[]>(EXTRACTORS.map((extractor) => [extractor, []]))
const COUNTS = { empty: 50, 'on-record': 100, wink: 100, compromise: 20 }
for (const [extractor, server] of servers)
  await run(server, COUNTS[extractor as keyof typeof COUNTS] * 2, text)
for (let round = 0; round < 9; round++) {
  for (const [extractor, server] of servers) {
    warms.get(extractor)?.push(await warm(server, COUNTS[extractor as keyof typeof COUNTS], text))
  }
}
const ours = median(warms.get('on-record') ?? [])
const starts = new Map<string, { start: number; cold: number }[]>(EXTRACTORS.map((one) => [one, []]))
for (let round = 0; round < 9; round++) {
  for (const [extractor, made] of bundles) starts.get(extractor)?.push(await fresh(made, text))
}
const startOf = (extractor: string) => median((starts.get(extractor) ?? []).map((one) => one.start))
for (const extractor of EXTRACTORS.filter((one) => one !== 'empty')) {
  const time = median(warms.get(extractor) ?? [])
  const cold = median((starts.get(extractor) ?? []).map((one) => one.cold))
  const start = startOf(extractor) - startOf('empty')
  const size = (bundles.get(extractor)?.gzip ?? 0) / 1024
  say(
    `| ${extractor} | ${time.toFixed(3)} | ${(time / ours).toFixed(2)} | ${cold.toFixed(1)} | ${start.toFixed(0)} | ${size.toFixed(0)} |`,
  )
}

const server = servers.get('on-record')
if (server) {
  say('\n| text | ms | twice as long | ratio |')
  say('|---|--:|--:|--:|')
  const twenty = `${text}\n`.repeat(20)
  const one = median(await repeat(5, () => warm(server, 40, text)))
  const many = median(await repeat(5, () => warm(server, 2, twenty)))
  for (const [label, make] of Object.entries(HOSTILE)) {
    const half = median(await repeat(5, () => warm(server, 1, make(150_000))))
    const whole = median(await repeat(5, () => warm(server, 1, make(300_000))))
    say(
      `| ${label}, 150 k characters | ${half.toFixed(0)} | ${whole.toFixed(0)} | ${(whole / half).toFixed(2)} |`,
    )
  }
  say(`\nTwenty times the article costs ${(many / one).toFixed(1)} times the article.`)
  const megabyte = `${text}\n`.repeat(Math.ceil(1_000_000 / text.length)).slice(0, 1_000_000)
  const own = await serve(bundles.get('on-record') ?? (await bundle('on-record'))) // with nothing left over from other texts
  await run(own, 1, text)
  const heap = await heapPeak(own, () => run(own, 1, megabyte))
  own.stop()
  say(
    `An article of 1 MB takes ${(await warm(server, 1, megabyte)).toFixed(0)} ms; user heap at most ${heap.toFixed(0)} MB.`,
  )
}
for (const one of servers.values()) one.stop()
writeFileSync(join(import.meta.dirname, 'RESULTS.md'), `# What extraction costs\n\n${lines.join('\n')}\n`)

async function repeat(times: number, measure: () => Promise<number>): Promise<number[]> {
  const values: number[] = []
  for (let i = 0; i < times; i++) values.push(await measure())
  return values
}
