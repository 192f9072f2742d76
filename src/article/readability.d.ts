/** Types for the two parts of the readability library that are used, as far as they are used. */

declare module '@mozilla/readability/Readability.js' {
  import type { LightNode } from '@mozilla/readability/JSDOMParser.js'
  export default class Readability {
    constructor(
      document: LightNode,
      options: {
        readonly serializer: (element: LightNode) => LightNode
        readonly charThreshold?: number
        readonly disableJSONLD?: boolean
        readonly keepClasses?: boolean
      },
    )
    /** Changes the document. Null when no article is found. */
    parse(): { readonly content: LightNode } | null
  }
}

declare module '@mozilla/readability/JSDOMParser.js' {
  /** A node of the library's own small DOM: an element (1), a text (3) or a document (9). */
  export interface LightNode {
    readonly nodeType: number
    readonly localName: string | null
    readonly textContent: string
    readonly childNodes: readonly LightNode[]
  }
  export default class JSDOMParser {
    /** Given well-formed markup. Gives its document. */
    parse(markup: string, url?: string): LightNode
  }
}
