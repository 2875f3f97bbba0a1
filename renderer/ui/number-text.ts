/** `12,558`: the same on every machine. */
export function formatCount(count: number): string {
  return count.toString().replaceAll(/\B(?=(?:\d{3})+$)/gu, ',')
}

/** `1 line`, `3 lines`, `12,558 lines`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`
}
