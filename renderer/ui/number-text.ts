const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB'] as const

/** `0 B`, `812 B`, `4.1 KiB`, `283 MiB`: for people. */
export function formatBytes(bytes: number): string {
  let value = bytes
  let unit = 0
  while (value >= 1024 && unit < UNITS.length - 1) {
    value /= 1024
    unit++
  }
  const digits = unit === 0 || value >= 100 ? 0 : 1
  return `${value.toFixed(digits)} ${UNITS[unit] ?? 'B'}`
}

/** `12,558`: the same on every machine. */
export function formatCount(count: number): string {
  return count.toString().replaceAll(/\B(?=(?:\d{3})+$)/gu, ',')
}

/** `1 line`, `3 lines`, `12,558 lines`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`
}
