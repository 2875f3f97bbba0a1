import { globPattern } from '../glob-pattern.ts'

/** RE2 for the names of artifacts that a rule asks for. Text that begins with `^` is RE2 already; everything else is a glob. */
export function artifactPattern(text: string): string {
  return text.startsWith('^') ? text : globPattern(text)
}
