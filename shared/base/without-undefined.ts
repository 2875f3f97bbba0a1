/** `T` without the members that may be undefined only because a reader left them out. */
export type WithoutUndefined<T> = { [K in keyof T]: Exclude<T[K], undefined> }

/** The same object without members that are undefined: absent is written by leaving out. */
export function withoutUndefined<T extends object>(value: T): WithoutUndefined<T> {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as WithoutUndefined<T>
}
