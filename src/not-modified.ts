/** Conditional reads (RFC 9110, 13.1.2): what a reader has already is not sent again. */

/** True when an `If-None-Match` names this ETag, or any; a proxy may have marked it as weak. */
export function isKnown(ifNoneMatch: string | null | undefined, etag: string): boolean {
  return (ifNoneMatch ?? '')
    .slice(0, 2000)
    .split(',')
    .map((one) => one.trim())
    .some((one) => one === '*' || one.replace(/^W\//, '') === etag)
}

/** The 304 in place of an answer with these headers. */
export function notModified(of: Headers): Response {
  const headers = new Headers(of)
  headers.delete('content-type')
  headers.delete('content-length')
  return new Response(null, { status: 304, headers })
}
