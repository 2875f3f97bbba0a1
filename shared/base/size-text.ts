const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB'] as const

/** `0 B`, `812 B`, `4.1 KiB`, `283 MiB`: for people, in every front end. Limits are told exactly, elsewhere. */
export function formatBytes(bytes: number): string {
  let value = bytes
  let unit = 0
  // Rounded before the unit is chosen: 1,023.9 KiB are a mebibyte.
  while (Math.round(value) >= 1024 && unit < UNITS.length - 1) {
    value /= 1024
    unit++
  }
  const digits = unit === 0 || value >= 99.95 ? 0 : 1
  return `${value.toFixed(digits)} ${UNITS[unit] ?? 'B'}`
}
