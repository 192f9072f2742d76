/** Bisection: how a place in a sorted list is found anywhere in extraction. */

/**
 * The index of the first item that is not before the place that is looked for; the list's length when all are.
 * @param isBefore holds for the items at the head of the list and for none behind them
 */
export function bisect<T>(list: readonly T[], isBefore: (item: T) => boolean): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (isBefore(list[middle] as T)) low = middle + 1
    else high = middle
  }
  return low
}
