/** The Worker's bindings and variables (wrangler.toml), and the module types that the bundler adds. */
declare namespace Cloudflare {
  interface Env {
    DB: D1Database
    /** Rate limits by address; absent where there are none. */
    READS?: RateLimit
    WRITES?: RateLimit
    /** Attempts to sign in. */
    SIGN_INS?: RateLimit
    /** Deliveries of webhooks, and the word that there may be new ones. */
    JOBS: Queue<import('./jobs.ts').Job>
    /** How many articles one token may store a day (UTC); 5000 when it is not set. The secret ADMIN_TOKEN has no such limit. */
    ARTICLES_A_DAY?: string
    /** Secret: the first admin token. Without it nobody can write until one is set. */
    ADMIN_TOKEN?: string
    /** Secret: what webhooks' secrets are stored under (webhooks/seal.ts); they are stored as they are without it. */
    WEBHOOK_KEY?: string
    /** Set (to anything) when the database has read replicas: see replicas.ts. */
    REPLICAS?: string
    /** Fixes today's date (`YYYY-MM-DD`), for demonstrations and tests of due states. */
    TODAY?: string
    /** `off` writes no lines for what went well (src/log.ts). */
    LOG?: string
  }
}
type Env = Cloudflare.Env

declare module '*.bin' {
  const bytes: ArrayBuffer
  export default bytes
}

declare module '*.wasm' {
  const module: WebAssembly.Module
  export default module
}
