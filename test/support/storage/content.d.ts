/** Types of `content.js`. */
import type { Content } from './server.js'

/** A text repeated, and cut, to `bytes`; costs no memory for each. */
export function repeatedContent(text: string, bytes: number): Content

/** The same bytes, but for the first ones, which are this text's. */
export function withBeginning(content: Content, text: string): Content
