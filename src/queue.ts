/** Hands messages to a queue. */

/** Most messages that a queue takes at once (Cloudflare Queues, limits). */
const AT_ONCE = 100

/** Sends all messages, in order. Should it fail midway, the first ones are sent. */
export async function sendAll<Message>(queue: Queue<Message>, messages: readonly Message[]): Promise<void> {
  for (let i = 0; i < messages.length; i += AT_ONCE) {
    await queue.sendBatch(messages.slice(i, i + AT_ONCE).map((body) => ({ body })))
  }
}
