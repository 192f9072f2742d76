/** Whose requests are counted together, for limits. */

/** The address that a limit is counted by: IPv4 whole, of IPv6 the /64 that one customer has; null for this machine. */
export function addressKey(address: string | undefined): string | null {
  if (address === undefined || address === '::1' || address.startsWith('127.')) return null
  if (!address.includes(':')) return address
  const [head = '', tail] = address.split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros =
    tail === undefined ? [] : new Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0')
  return [...left, ...zeros, ...right].slice(0, 4).join(':')
}
