/**
 * The measured Worker: runs one extractor n times over the posted text. Its clock stands still while it works, so
 * the time is taken outside (run.ts). EXTRACTOR is replaced at bundling, so that each bundle holds one library only.
 */
import { extract } from 'EXTRACTOR'

export default {
  async fetch(request: Request): Promise<Response> {
    const n = Number(new URL(request.url).searchParams.get('n'))
    const text = await request.text()
    let found = 0
    for (let i = 0; i < n; i++) found = extract(text)
    return new Response(String(found))
  },
}
