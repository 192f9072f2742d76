/**
 * Which web addresses may be asked for, linked to or called back: public ones by name, on the web's own ports.
 */

const MAX_LENGTH = 2048
const MAX_HOST = 253

/**
 * Name endings that never stand for a public site: special-use names (RFC 6761, 6762, 7686, 8375), names that private networks
 * use, and well-known public names that answer with whatever address is written into them.
 */
const PRIVATE_ENDINGS = [
  'localhost',
  'localdomain',
  'local',
  'internal',
  'intranet',
  'private',
  'corp',
  'home',
  'lan',
  'home.arpa',
  'in-addr.arpa',
  'ip6.arpa',
  'onion',
  'invalid',
  'nip.io',
  'sslip.io',
  'xip.io',
  'localtest.me',
  'lvh.me',
  'vcap.me',
  'lacolhost.com',
  'traefik.me',
]

/** True for an http or https address without user name or password: what a page may link to. */
export function isWebAddress(text: string): boolean {
  const url = URL.parse(text)
  return url !== null && /^https?:$/.test(url.protocol) && !url.username && !url.password
}

const LABEL = /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/

/**
 * Whether an address is http or https, on port 80 or 443, without user or password, and at a public host name.
 *
 * Judged after WHATWG parsing, which folds every spelling of an IPv4 address (hexadecimal, octal, one number, full-width
 * digits) to four numbers. Any IP address is refused, public ones too: no news site, archive or callback needs one, and so
 * there is no list of ranges to get wrong. A public name that resolves to a private address cannot be seen from here: the
 * Worker's flag `global_fetch_strictly_public` is for that.
 */
export function isPublicHttpUrl(url: string | URL): boolean {
  const parsed = typeof url === 'string' ? URL.parse(url) : url
  if (parsed === null || parsed.href.length > MAX_LENGTH) return false
  if (parsed.protocol !== 'https:' && parsed.protocol !== 'http:') return false
  if (parsed.username !== '' || parsed.password !== '') return false
  if (parsed.port !== '' && parsed.port !== '80' && parsed.port !== '443') return false
  return isPublicName(parsed.hostname)
}

function isPublicName(hostname: string): boolean {
  const name = hostname.endsWith('.') ? hostname.slice(0, -1) : hostname
  const labels = name.split('.')
  // IPv6 stands in brackets, which no label may hold. A last label of digits is IPv4.
  if (labels.length < 2 || name.length > MAX_HOST || !labels.every((label) => LABEL.test(label))) return false
  if (/^\d+$/.test(labels.at(-1) ?? '')) return false
  return !PRIVATE_ENDINGS.some((ending) => name === ending || name.endsWith(`.${ending}`))
}
