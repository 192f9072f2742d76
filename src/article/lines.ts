/// <reference path="./readability.d.ts" />
/**
 * Turns the readable part of a page into plain lines: one for each paragraph, heading, list item and quoted block.
 */
import type { LightNode } from '@mozilla/readability/JSDOMParser.js'
import { LINE_END } from './tidy.ts'

const TEXT_NODE = 3
const ELEMENT_NODE = 1
/** Elements that stay within a line; all others begin and end one. */
const WITHIN = new Set(['a', 'span'])
/** White space that the page's layout does not show. */
const SPACE = /[ \t\r\n\f\u00a0\u2007\u202f]+/g
const SPACES = / {2,}/g
const DOUBLE_BREAK = /\u2028(?: ?\u2028)+/
/** Soft hyphens and zero-width spaces only tell a browser where it may break a word. */
const BREAK_HINTS = /[\u00ad\u200b\ufeff]/g

/**
 * Gives the lines of an element's text, in order, without empty ones.
 *
 * Given: an element of the readability library's DOM, no deeper than the tidier allows. Two `br` or more end a line, one
 * counts as a space; in `pre` each line is its own.
 */
export function readLines(root: LightNode): string[] {
  const lines: string[] = []
  let parts: string[] = []
  const flush = () => {
    for (const piece of parts.join('').replace(BREAK_HINTS, '').replace(SPACE, ' ').split(DOUBLE_BREAK)) {
      const line = piece.replaceAll(LINE_END, ' ').replace(SPACES, ' ').trim()
      if (line !== '') lines.push(line)
    }
    parts = []
  }
  const walk = (node: LightNode, verbatim: boolean) => {
    if (node.nodeType === TEXT_NODE) {
      for (const [index, piece] of (verbatim ? node.textContent.split('\n') : [node.textContent]).entries()) {
        if (index > 0) flush()
        parts.push(piece)
      }
      return
    }
    if (node.nodeType !== ELEMENT_NODE) return
    const name = node.localName ?? ''
    const within = WITHIN.has(name)
    if (!within) flush()
    for (const child of node.childNodes) walk(child, verbatim || name === 'pre')
    if (!within) flush()
  }
  walk(root, false)
  flush()
  return lines
}
