/** Marks a branch that no value can reach; reaching it is a bug. */
export function assertNever(x: never, what: string): never {
  throw new Error(`Unhandled ${what}: ${JSON.stringify(x)}`)
}

/** Returns `x`, or throws: `why` says why it must exist. */
export function ensure<T>(x: T | undefined | null, why: string): T {
  if (x === undefined || x === null) throw new Error(`Missing: ${why}`)
  return x
}
