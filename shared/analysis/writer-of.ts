import type { ParsedLine } from './parse-line.ts'

/** The process that a line names as its writer, else the source file; undefined = neither. */
export function writerOf({ ident, fields }: ParsedLine): string | undefined {
  return ident ?? /^[^:]+/u.exec(fields.get('source') ?? '')?.[0]
}
