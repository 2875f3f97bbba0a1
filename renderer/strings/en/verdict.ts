/** TODO: the helper of this area. */
export const verdict = {}
