declare const brand: unique symbol

/** A type that only a named function can make, so that a duration is never passed for an instant. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name }
