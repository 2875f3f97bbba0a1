import { fnv1a64 } from '../../base/fnv.ts'
import { peelLine } from '../parse-line.ts'
import { canonicalLine } from './canonical-line.ts'
import { saidOf } from './cold-line.ts'

/** Id of the template that a line has by itself. A line inside a record of several has another one than its record. */
export function templateOfLine(text: string): string {
  const { parsed, body } = peelLine(text)
  return fnv1a64(canonicalLine(saidOf(parsed.ident, body)).text)
}
