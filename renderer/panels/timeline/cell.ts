/** A value that changes faster than React renders; reading it never makes anything render. */
export interface Cell<T> {
  get(): T
  set(value: T): void
}

export function createCell<T>(initial: T): Cell<T> {
  let value = initial
  return {
    get: () => value,
    set: next => {
      value = next
    },
  }
}
