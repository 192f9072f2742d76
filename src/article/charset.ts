/**
 * Turns a page's bytes into text, by the encoding that it declares.
 */

/** As far into a page as browsers look for a declared encoding. */
const HEAD_BYTES = 1024

/**
 * Decodes a page.
 *
 * Given: its bytes and the value of its `Content-Type` header. The encoding is, in order: a byte order mark; the header's
 * `charset`; a `meta` element within the first 1024 bytes; UTF-8; and for bytes that are no UTF-8, windows-1252, the web's
 * old default. Never throws: bytes that cannot be decoded give U+FFFD, an unknown name counts as none.
 */
export function decodePage(bytes: Uint8Array, contentType: string): string {
  const label = byteOrderMark(bytes) ?? usable(headerCharset(contentType)) ?? usable(metaCharset(bytes))
  if (label !== null) return new TextDecoder(label).decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

function byteOrderMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : null
}

/** The name when the platform knows it, else null. */
function usable(label: string | null): string | null {
  if (label === null) return null
  try {
    return new TextDecoder(label).encoding
  } catch {
    return null
  }
}

function headerCharset(contentType: string): string | null {
  return /;\s*charset\s*=\s*"?([^\s";]+)/i.exec(contentType.slice(0, 200))?.[1] ?? null
}

function metaCharset(bytes: Uint8Array): string | null {
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, HEAD_BYTES))
  const label = /<meta\s[^>]*?charset\s*=\s*["']?\s*([^\s"'/>;]+)/i.exec(head)?.[1] ?? null
  // A page whose markup could be read byte by byte is not UTF-16, whatever it says (HTML Standard, prescan).
  return label !== null && /^utf-?16/i.test(label) ? 'utf-8' : label
}
