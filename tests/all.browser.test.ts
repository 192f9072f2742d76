/**
 * All browser tests one after another, beside those of the Worker: they share the records of one server, and what one file stores another
 * would find in its lists.
 */
import { describe } from 'vitest'

for (const [path, load] of Object.entries(import.meta.glob(['./browser/*.test.ts']))) {
  describe(path, async () => {
    await load()
  })
}
