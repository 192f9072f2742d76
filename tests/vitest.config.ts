/**
 * Three projects: `pure` runs in Node what needs no Worker; `worker` runs in workerd with a real, migrated D1; `browser`
 * drives Chromium against the Worker as `npm start` serves it (tests/browser/kit.ts).
 */
import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin'
import { defineConfig } from 'vitest/config'

/** A file named on the command line runs by itself; without one, all of these run together in one workerd. */
const WORKER_FILES = ['tests/{store,api,web,webhooks}/**/*.test.{ts,tsx}', 'tests/**/*.worker.test.ts']
const isNamed = process.argv.some((argument) => /^tests\/(?!vitest\.config)/.test(argument))

export default defineConfig({
  test: {
    reporters: ['default'],
    projects: [
      {
        test: {
          name: 'pure',
          include: ['tests/{extract,follow-up,article,eval,training}/**/*.test.ts', 'tests/*.test.ts'],
          exclude: ['**/*.worker.test.ts'],
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
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: ['./tests/browser/server.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
