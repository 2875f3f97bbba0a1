import { peelLine } from '../parse-line.ts'
import { canonicalLine } from './canonical-line.ts'
import { saidBy } from './cold-line.ts'

/** Id of the template that a line has by itself. A line inside a record of several has another one than its record. */
export function templateOfLine(text: string): string {
  return canonicalLine(saidBy(peelLine(text))).id
}
