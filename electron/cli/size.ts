const UNITS: ReadonlyMap<string, number> = new Map([
  ['', 1],
  ['b', 1],
  ['kb', 1e3],
  ['mb', 1e6],
  ['gb', 1e9],
  ['tb', 1e12],
  ['kib', 1024],
  ['mib', 1024 ** 2],
  ['gib', 1024 ** 3],
  ['tib', 1024 ** 4],
])

/** Bytes from `200MB`, `1.5 GiB` or a plain number; undefined for anything else. */
export function parseSize(text: string): number | undefined {
  const parts = /^(?<amount>\d{1,15}(?:\.\d{1,9})?) ?(?<unit>[a-z]{0,3})$/iu.exec(text.trim())?.groups
  const unit = UNITS.get((parts?.['unit'] ?? '').toLowerCase())
  if (parts === undefined || unit === undefined) return undefined
  const bytes = Math.round(Number(parts['amount']) * unit)
  return Number.isSafeInteger(bytes) ? bytes : undefined
}
