/** Serves a record as `npm start` does, for scripts that need a running one. */
import { type ChildProcess, spawn } from 'node:child_process'

export interface Served {
  readonly origin: string
  /** The admin token. */
  readonly token: string
  readonly process: ChildProcess
  readonly stop: () => Promise<void>
}

/**
 * Serves the record in a state directory (what `--persist-to` takes).
 * @param port the port after it is the inspector's
 */
export async function serve(state: string, port: number): Promise<Served> {
  const ports = ['--port', `${port}`, '--inspector-port', `${port + 1}`]
  const server = spawn(process.execPath, ['scripts/start.ts', ...ports, '--persist-to', state], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const said = await new Promise<string>((resolve, reject) => {
    let text = ''
    server.stdout.on('data', (piece) => {
      text += piece
      if (/ADMIN_TOKEN: \S+/.test(text)) resolve(text)
    })
    server.on('exit', () => reject(new Error(`the server did not start: ${text}`)))
  })
  const [, token = ''] = /ADMIN_TOKEN: (\S+)/.exec(said) ?? []
  const stop = () =>
    new Promise<void>((done) => {
      server.on('exit', () => done())
      server.kill('SIGTERM')
    })
  return { origin: `http://localhost:${port}`, token, stop, process: server }
}
