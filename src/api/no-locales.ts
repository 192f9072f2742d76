/** Stands in the bundle for zod's list of languages, which nobody asks for (wrangler.toml, `alias`). */
export {}
