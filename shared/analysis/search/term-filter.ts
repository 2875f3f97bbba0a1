import { err, ok, type Result } from '../../base/result.ts'
import { compilePattern } from '../compile-pattern.ts'
import { globPattern } from '../glob-pattern.ts'
import type { Severity } from '../../model/finding.ts'
import { lineSeverity } from '../templates/line-severity.ts'
import { readTerms, type FilterTerm } from './filter-terms.ts'
import { isWrittenBy, readLine, type JudgedLine } from './judge-line.ts'
import type { JudgeLine } from './open-lines.ts'

/** What besides the words has to be so of a line. */
export interface TermFilter {
  /** Whether lines of this artifact can hold; the others need not be read. */
  wants(artifact: string): boolean
  /**
   * Whether a line of the artifact holds, by its beginning; its time grows with its length and the number of terms.
   * Undefined where every line does.
   */
  judgeOf(artifact: string): JudgeLine | undefined
}

/**
 * Reads the text of a filter: terms with spaces between them, all of which have to hold; one with `-` before it must not.
 * `severity:error` (or worse), `unit:kubelet` (who wrote it), `host:NAME`, `path:GLOB`; and fields of klog, logfmt and JSON:
 * `key=value` as it stands, `key~value` for a part of it in any case. A value with spaces stands in double quotes. The error
 * says in words, without a full stop, what is wrong.
 */
export function createTermFilter(text: string): Result<TermFilter, string> {
  const terms = readTerms(text)
  if (!terms.ok) return terms
  const [ofArtifact, ofLine]: [ArtifactTest[], LineTest[]] = [[], []]
  for (const term of terms.value) {
    if (term.name === 'path' && term.sign === ':') ofArtifact.push(signed(term, pathTest(term.value)))
    else {
      const test = lineTest(term)
      if (!test.ok) return test
      ofLine.push(test.value)
    }
  }
  return ok({
    wants: artifact => ofArtifact.every(test => test(artifact)),
    judgeOf: artifact => {
      if (ofLine.length === 0) return undefined
      return beginning => {
        const read: ReadLine = { artifact, ...readLine(beginning) }
        return ofLine.every(test => test(read))
      }
    },
  })
}

interface ReadLine extends JudgedLine {
  readonly artifact: string
}

type ArtifactTest = (artifact: string) => boolean
type LineTest = (line: ReadLine) => boolean

function signed<T>({ isNot }: FilterTerm, test: (value: T) => boolean): (value: T) => boolean {
  return isNot ? value => !test(value) : test
}

function pathTest(glob: string): ArtifactTest {
  const pattern = compilePattern({ re2: globPattern(glob) })
  return artifact => pattern.test(artifact)
}

function lineTest(term: FilterTerm): Result<LineTest, string> {
  const { name, sign, value } = term
  if (sign === '=') return ok(signed(term, ({ parsed }) => parsed.fields.get(name) === value))
  const folded = value.toLowerCase()
  const holds = (text: string | undefined) => text?.toLowerCase().includes(folded) === true
  if (sign === '~') return ok(signed(term, ({ parsed }) => holds(parsed.fields.get(name))))
  if (name === 'unit') return ok(signed(term, read => isWrittenBy(read, folded)))
  if (name === 'host') return ok(signed(term, ({ artifact, parsed }) => holds(parsed.host) || holds(artifact)))
  return severityTest(term)
}

const SEVERITIES: readonly Severity[] = ['info', 'warning', 'error', 'fatal']

/** What is that bad, or worse. */
function severityTest(term: FilterTerm): Result<LineTest, string> {
  const least = SEVERITIES.findIndex(severity => severity === term.value)
  if (least === -1) return err(`names no severity with "${term.value}"; there are ${SEVERITIES.join(', ')}`)
  return ok(signed(term, ({ parsed, text }) => SEVERITIES.indexOf(lineSeverity(parsed, text)) >= least))
}
