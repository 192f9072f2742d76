/** What tests find in `env` besides the Worker's own bindings. */
declare namespace Cloudflare {
  interface Env {
    /** How many rounds the test of conflicts goes. */
    CONFLICT_ROUNDS: string
    /** `yes`: the tests of what must hold under many requests go their full length. */
    FAULTS_AT_LENGTH: string
    TEST_MIGRATIONS: import('cloudflare:test').D1Migration[]
  }
}

declare module '*?raw' {
  const text: string
  export default text
}

/** What Vite, under vitest, gives in place of this call: a loader for each file found. */
interface ImportMeta {
  glob(patterns: readonly string[]): Record<string, () => Promise<unknown>>
}
