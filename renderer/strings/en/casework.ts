/** TODO: the helper of this area. */
export const casework = {}
