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

/** `612 MB`, `1.2 GB`, `17 bytes`: for people. */
export function formatSize(bytes: number): string {
  const steps = ['bytes', 'kB', 'MB', 'GB', 'TB'] as const
  let amount = bytes
  let step = 0
  // Rounded before the unit is chosen: 999.9 MB are a gigabyte.
  while (Math.round(amount) >= 1000 && step < steps.length - 1) {
    amount /= 1000
    step++
  }
  const digits = step > 0 && amount < 9.95 ? 1 : 0
  return `${amount.toFixed(digits)} ${bytes === 1 ? 'byte' : (steps[step] ?? 'bytes')}`
}
