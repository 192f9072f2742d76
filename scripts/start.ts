/**
 * `npm start`: makes an admin token if there is none, brings the local database up to date, serves the Worker
 * under workerd and says where. Arguments go on to `wrangler dev` (`npm start -- --port 8799`).
 */
import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'

const VARS = '.dev.vars'
const WRANGLER = 'node_modules/wrangler/bin/wrangler.js'

/** A local secret, made and kept in `.dev.vars` when it is missing. */
function localSecret(name: string): string {
  const vars = existsSync(VARS) ? readFileSync(VARS, 'utf8') : ''
  const known = new RegExp(`^${name}\\s*=\\s*"?([^"\\n]+)"?\\s*$`, 'm').exec(vars)?.[1]
  if (known) return known
  const secret = randomBytes(32).toString('base64url')
  const separator = vars === '' || vars.endsWith('\n') ? '' : '\n'
  writeFileSync(VARS, `${vars}${separator}${name}=${secret}\n`, { mode: 0o600 })
  return secret
}

/** The value of `--name value` or `--name=value` among the arguments. */
function argument(args: readonly string[], name: string): string | undefined {
  const at = args.findIndex((arg) => arg === name || arg.startsWith(`${name}=`))
  return at < 0 ? undefined : args[at]?.includes('=') ? args[at].slice(name.length + 1) : args[at + 1]
}

function migrate(args: readonly string[]): void {
  const persist = argument(args, '--persist-to')
  const to = persist === undefined ? [] : ['--persist-to', persist]
  const command = [WRANGLER, 'd1', 'migrations', 'apply', 'DB', '--local', ...to]
  const result = spawnSync(process.execPath, command, {
    encoding: 'utf8',
    env: { ...process.env, CI: 'true' },
  })
  if (result.status === 0) return
  console.error(`The database could not be brought up to date:\n${result.stdout}${result.stderr}`)
  process.exit(1)
}

/** Waits until the Worker answers, then says where it is. */
async function announce(address: string, token: string): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    try {
      const answer = await fetch(`${address}/healthz`, { signal: AbortSignal.timeout(2000) })
      if (answer.ok) {
        console.log(`\nOn Record is serving on ${address}\nADMIN_TOKEN: ${token}\n`)
        return
      }
    } catch {
      // Not up yet.
    }
    await new Promise((done) => setTimeout(done, 100))
  }
}

process.loadEnvFile('local.env')
const args = process.argv.slice(2)
const token = localSecret('ADMIN_TOKEN')
localSecret('WEBHOOK_KEY')
migrate(args)
const server = spawn(
  process.execPath,
  [WRANGLER, 'dev', '--show-interactive-dev-session=false', '--log-level', 'warn', ...args],
  { stdio: ['ignore', 'inherit', 'inherit'] },
)
server.on('exit', (code) => process.exit(code ?? 1))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => server.kill(signal))
const host = argument(args, '--ip') ?? 'localhost'
void announce(`http://${host}:${argument(args, '--port') ?? '8787'}`, token)
