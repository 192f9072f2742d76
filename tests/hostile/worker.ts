/** The Worker as it is, on the day of the sweep; batches that it sends to its queue it gets before it answers, webhooks are not sent. */
import worker from '../../src/index.tsx'
import { type Job, runQueue } from '../../src/jobs.ts'

const DAY = '2025-08-21'

async function work(env: Env, jobs: readonly Job[]): Promise<void> {
  const messages = jobs.map((body, i) => ({ id: `${i}`, body, attempts: 1, ack() {}, retry() {} }))
  await runQueue({ messages } as unknown as MessageBatch<Job>, env)
}

export default {
  async fetch(request, env, ctx) {
    const jobs: Job[] = []
    const JOBS = {
      send: async (job: Job) => void jobs.push(job),
      sendBatch: async (batch: Iterable<{ body: Job }>) =>
        void jobs.push(...[...batch].map(({ body }) => body)),
    } as unknown as Env['JOBS']
    const own = { ...env, TODAY: DAY, JOBS }
    const answer = await worker.fetch(request, own, ctx)
    await work(
      own,
      jobs.filter((job) => 'batch' in job),
    )
    return answer
  },
} satisfies ExportedHandler<Env, Job>
