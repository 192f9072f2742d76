/** The control: the same Worker that logs what it is sent and keeps it. The search for secrets must find it out. */
import worker from '../../src/index.tsx'

export default {
  async fetch(request: Request, env: Env, context: ExecutionContext) {
    console.log(request.url, request.headers.get('authorization'))
    const sql = 'update tokens set name = name || ? where role = ?'
    await env.DB.prepare(sql)
      .bind(request.headers.get('authorization')?.slice(7) ?? '', 'admin')
      .run()
    return worker.fetch(request, env, context)
  },
}
