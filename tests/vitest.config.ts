/**
 * Three projects: `pure` runs in Node what needs no Worker; `worker` runs in workerd with a real, migrated D1; `browser`
 * drives Chromium against the Worker as `npm start` serves it (tests/browser/kit.ts). Files run on all cores, the long ones first.
 */
import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** A file named on the command line runs by itself; without one, all of these run together, with one workerd and one browser. */
const BROWSER_FILES = ['tests/browser/**/*.test.ts']
const WORKER_FILES = ['tests/{store,api,web,webhooks}/**/*.test.{ts,tsx}', 'tests/**/*.worker.test.ts']
const isNamed = process.argv.some((argument) => /^tests\/(?!vitest\.config)/.test(argument))

/** What takes longest begins first: all of the Worker's tests, and all in the browser; what is short fills up the cores afterwards. */
const ORDER = ['worker', 'browser', 'pure']
class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ project }: TestSpecification) => ORDER.indexOf(project.name)
    return (await super.sort(files)).toSorted((a, b) => place(a) - place(b))
  }
}

export default defineConfig({
  test: {
    reporters: ['default'],
    maxWorkers: '100%',
    sequence: { sequencer: LongFirst },
    projects: [
      {
        test: {
          name: 'pure',
          include: ['tests/{extract,follow-up,article,eval,training}/**/*.test.ts', 'tests/*.test.ts'],
          exclude: ['**/*.{worker,browser}.test.ts'],
          // Pure code keeps nothing between files: one process reads many, and weights are unpacked once.
          isolate: false,
          testTimeout: 20_000,
        },
      },
      {
        plugins: [
          cloudflareTest(async () => ({
            wrangler: { configPath: './wrangler.toml' },
            miniflare: {
              bindings: {
                TEST_MIGRATIONS: await readD1Migrations('./drizzle'),
                ADMIN_TOKEN: 'test-admin-token',
                WEBHOOK_KEY: 'test-webhook-key',
                LOG: 'off',
                CONFLICT_ROUNDS: process.env.CONFLICT_ROUNDS ?? '5',
                FAULTS_AT_LENGTH: process.env.FAULTS_AT_LENGTH ?? 'no',
              },
            },
          })),
        ],
        test: {
          name: 'worker',
          include: isNamed ? WORKER_FILES : ['tests/all.worker.test.ts'],
          setupFiles: ['./tests/apply-migrations.ts'],
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: isNamed ? BROWSER_FILES : ['tests/all.browser.test.ts'],
          // Never two of them at the same time: they share a server.
          ...(isNamed ? { maxWorkers: 1 } : {}),
          globalSetup: ['./tests/browser/server.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
