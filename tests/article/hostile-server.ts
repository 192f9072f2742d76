/** A local web server that does everything a page fetcher must survive, and a canary that must never be asked. */
import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'

const HTML = { 'content-type': 'text/html; charset=utf-8' }
const BOMB = gzipSync(Buffer.alloc(200_000_000, 'a'), { level: 1 })

export interface HostileServer {
  readonly origin: string
  readonly canaryOrigin: string
  /** Requests that the canary has had. */
  readonly canaryHits: () => number
  /** Headers of the last request. */
  readonly lastHeaders: () => Readonly<Record<string, string | string[] | undefined>>
  readonly close: () => Promise<void>
}

type Answer = (response: ServerResponse, canary: string) => void

const redirect =
  (location: string, status = 302): Answer =>
  (response) =>
    response.writeHead(status, { location }).end()

/** Writes until the reader goes away. */
const endless =
  (chunk: string, everyMs: number, headers: Record<string, string> = HTML): Answer =>
  (response) => {
    response.writeHead(200, headers)
    const timer = setInterval(() => response.write(chunk), everyMs)
    response.on('close', () => clearInterval(timer))
  }

const page =
  (body: string | Buffer, headers: Record<string, string> = HTML, status = 200): Answer =>
  (response) =>
    response.writeHead(status, headers).end(body)

const ANSWERS: Readonly<Record<string, Answer>> = {
  '/ok': page('<p>Hello “world”'),
  '/plain': page('Hello', { 'content-type': 'Text/Plain' }),
  '/xhtml': page('<p>Hello</p>', { 'content-type': 'application/xhtml+xml' }),
  '/cyrillic': page(Buffer.from([0xc8]), { 'content-type': 'text/html; charset=windows-1251' }),
  '/gzip': page(gzipSync('<p>Hello'), { ...HTML, 'content-encoding': 'gzip' }),
  '/json': page('{}', { 'content-type': 'application/json' }),
  '/pdf': page('%PDF', { 'content-type': 'application/pdf' }),
  '/untyped': page('<p>Hello', {}),
  '/nothing': (response) => response.writeHead(204).end(),
  '/missing': page('<p>no', HTML, 404),
  '/broken': page('<p>no', HTML, 500),
  '/hop1': redirect('/hop2', 301),
  '/hop2': redirect('hop3?x=1', 307),
  '/hop3': redirect('/ok#part', 308),
  '/hop0': redirect('/hop1'),
  '/loop': redirect('/loop'),
  '/to-loopback': (response, canary) => redirect(`${canary}/x`)(response, canary),
  '/to-name': (response, canary) =>
    redirect(`${canary.replace('127.0.0.1', 'localhost')}/x`)(response, canary),
  '/to-number': (response, canary) =>
    redirect(`${canary.replace('127.0.0.1', '2130706433')}/x`)(response, canary),
  '/to-v6': (response, canary) =>
    redirect(`${canary.replace('127.0.0.1', '[::ffff:127.0.0.1]')}/x`)(response, canary),
  '/to-user': (response, canary) =>
    redirect(`${canary.replace('127.0.0.1', 'a:b@127.0.0.1')}/x`)(response, canary),
  '/to-metadata': redirect('http://169.254.169.254/latest/meta-data/'),
  '/to-script': redirect('javascript:alert(1)'),
  '/to-file': redirect('file:///etc/passwd'),
  '/to-nowhere': (response) => response.writeHead(302).end(),
  '/to-broken': redirect('http://['),
  '/drip': endless('a', 20),
  '/silent': () => undefined,
  '/half': (response) => response.writeHead(200, HTML).write('<p>Hello'),
  '/flood': endless('a'.repeat(500_000), 1),
  '/bomb': page(BOMB, { ...HTML, 'content-encoding': 'gzip' }),
  '/claims-large': (response) => response.writeHead(200, { ...HTML, 'content-length': '6000000' }).write('a'),
  '/limit': page('a'.repeat(5_000_000)),
  '/over-limit': endless('a'.repeat(5_000_001), 1),
  '/cut': (response) => {
    response.writeHead(200, { ...HTML, 'content-length': '1000' }).write('<p>He')
    setTimeout(() => response.destroy(), 20)
  },
  '/not-gzip': page('plain', { ...HTML, 'content-encoding': 'gzip' }),
  '/huge-header': (response) =>
    response.writeHead(200, { ...HTML, 'x-huge': 'a'.repeat(200_000) }).end('<p>x'),
}

/** Starts both servers on free ports of the loopback address. */
export async function startHostileServer(): Promise<HostileServer> {
  let hits = 0
  let headers: Readonly<Record<string, string | string[] | undefined>> = {}
  const canary = await listen((_request, response) => {
    hits += 1
    response.writeHead(200, HTML).end('<p>secret')
  })
  const server = await listen((request, response) => {
    headers = request.headers
    const answer = ANSWERS[(request.url ?? '').split('?')[0] ?? '']
    if (answer === undefined) response.writeHead(404).end()
    else answer(response, canary.origin)
  })
  return {
    origin: server.origin,
    canaryOrigin: canary.origin,
    canaryHits: () => hits,
    lastHeaders: () => headers,
    close: async () => {
      await Promise.all([server.close(), canary.close()])
    },
  }
}

async function listen(listener: RequestListener) {
  const server: Server = createServer(listener)
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  const close = () =>
    new Promise<void>((done) => {
      server.close(() => done())
      server.closeAllConnections()
    })
  return { origin: `http://127.0.0.1:${port}`, close }
}
