/** The one origin of the window. Nothing else is ever loaded. */
export const SCHEME = 'app'
const HOST = 'bundle'
export const ORIGIN = `${SCHEME}://${HOST}`
