/** `npm run import` says in a sentence what keeps it from importing; tests/google-client.test.ts and tests/roundtrip.ts show it at work. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'on-record-import-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function run(...files: string[]) {
  const env = { ...process.env, ON_RECORD: 'http://127.0.0.1:9', ADMIN_TOKEN: 'any' }
  return spawnSync(process.execPath, ['scripts/import.ts', ...files], { encoding: 'utf8', env })
}

it.each([
  ['no server', 'article.txt', /Stopped: http:\/\/127\.0\.0\.1:9 does not answer/],
  ['no such file', 'missing.ndjson', /Stopped: .*missing\.ndjson/],
])('%s', (_, name, says) => {
  writeFileSync(join(folder, 'article.txt'), 'Ada said no.')
  const { status, stderr, stdout } = run(join(folder, name))
  expect(stderr).toMatch(says)
  expect(stderr).not.toMatch(/^ +at /m)
  expect(stdout).toContain('0 stored')
  expect(status).toBe(1)
})

it('no file', () => {
  const { status, stderr } = run()
  expect(stderr).toContain('Which files?')
  expect(status).toBe(1)
})
