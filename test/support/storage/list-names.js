import { compareBytes } from './bucket.js'

/**
 * One page of a listing: names and folders together at most `most`, in order, those that come after the entry `after`
 * (JSON API, objects.list). `last` is the entry to go on behind, and absent on the last page.
 */
export function listNames(names, { prefix, delimiter, startOffset, after, most }) {
  const page = { items: [], prefixes: [] }
  let last
  for (let at = firstIndex(names, [prefix, startOffset, after]); at < names.length; at++) {
    const name = names[at]
    if (!name.startsWith(prefix)) break
    const folder = folderOf(name, prefix, delimiter)
    const entry = folder ?? name
    if (entry === last || entry === after) continue
    if (page.items.length + page.prefixes.length === most) return { ...page, last }
    page[folder === undefined ? 'items' : 'prefixes'].push(entry)
    last = entry
  }
  return page
}

function folderOf(name, prefix, delimiter) {
  const end = delimiter === '' ? -1 : name.indexOf(delimiter, prefix.length)
  return end === -1 ? undefined : name.slice(0, end + delimiter.length)
}

function firstIndex(names, bounds) {
  const start = bounds.reduce((one, other) => (compareBytes(one, other) < 0 ? other : one))
  let low = 0
  let high = names.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (compareBytes(names[middle], start) < 0) low = middle + 1
    else high = middle
  }
  return low
}
