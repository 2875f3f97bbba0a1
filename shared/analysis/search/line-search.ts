import { decodeUtf8, encodeUtf8, indexOfBytes } from '../../base/bytes.ts'
import { err, ok, type Result } from '../../base/result.ts'
import type { Evidence } from '../../model/evidence.ts'
import type { LineQuery } from '../../model/search.ts'
import { compilePattern, type Pattern } from '../compile-pattern.ts'
import { checkPattern } from '../own-rules/check-pattern.ts'
import { evidenceOfLine, type Focus } from '../read/evidence-of.ts'
import { buildWordTable, MAX_LITERAL_BYTES, MIN_LITERAL_BYTES } from '../scan/literal-table.ts'
import type { LineScanner } from '../scan/scanner.ts'
import { openLines, type SearchPlan } from './open-lines.ts'
import { createTermFilter } from './term-filter.ts'

/** Looks for one query in any number of artifacts. */
export interface LineSearch {
  /** Whether lines of this artifact are meant at all. */
  wants(artifact: string): boolean
  /**
   * `onHit` hears of each line that holds what is looked for, once, in order. `cite` makes evidence of it, during the
   * call only: to count lines takes none.
   */
  open(artifact: string, onHit: (cite: () => Evidence) => void): Pick<LineScanner, 'room' | 'feed' | 'end'>
}

/** The error says in words, without a full stop, what is wrong with the query. */
export function createLineSearch(query: LineQuery): Result<LineSearch, string> {
  const filter = createTermFilter(query.filters ?? '')
  if (!filter.ok) return filter
  const plan = planSearch(query)
  if (!plan.ok) return plan
  const { value } = filter
  return ok({
    wants: artifact => value.wants(artifact),
    open: (artifact, onHit) =>
      openLines(plan.value, value.judgeOf(artifact), ({ line, offset, pieceOffset, bytes }, focus) =>
        onHit(() => evidenceOfLine({ artifact, line, offset: offset + pieceOffset, bytes }, focus)),
      ),
  })
}

/** The pattern that is looked for, with its flags. */
export function re2Of({ text, ignoresCase }: LineQuery): string {
  return ignoresCase ? `(?i)${text}` : text
}

/** The error says in words, without a full stop, what is wrong with the query. */
export function planSearch(query: LineQuery): Result<SearchPlan, string> {
  const { text, isPattern, ignoresCase, filters = '' } = query
  if (text === '' && filters.trim() !== '') return ok(everyLine(() => START))
  if (isPattern) return patternPlan(re2Of(query))
  const needle = encodeUtf8(text)
  if (needle.length === 0) return err('is empty')
  if (needle.length > MAX_LITERAL_BYTES) return err(`is longer than ${MAX_LITERAL_BYTES} bytes`)
  if (/[\r\n]/u.test(text)) return err('holds a line end, and lines are searched one by one')
  if (ignoresCase) return ok(everyLine(line => findFolded(line, text.toLowerCase())))
  const find: SearchPlan['find'] = bytes => focusAt(indexOfBytes(bytes, needle), needle.length)
  if (needle.length < MIN_LITERAL_BYTES) return ok({ table: buildWordTable([]), sampleEvery: 1, find })
  return ok({ table: buildWordTable([text]), sampleEvery: Number.MAX_SAFE_INTEGER, find })
}

function patternPlan(re2: string): Result<SearchPlan, string> {
  const checked = checkPattern(re2)
  if (!checked.ok) return err(checked.reason)
  const pattern = compilePattern({ re2 })
  return ok(everyLine(line => findPattern(line, pattern)))
}

const START: Focus = { from: 0, to: 0 }

/** Looks at each line, as text. */
export function everyLine(findInText: (line: string) => Focus | undefined): SearchPlan {
  return { table: buildWordTable([]), sampleEvery: 1, find: bytes => findInText(decodeUtf8(bytes)) }
}

function findFolded(line: string, folded: string): Focus | undefined {
  const at = line.toLowerCase().indexOf(folded)
  return at === -1 ? undefined : bytesOf(line, at, folded.length)
}

function findPattern(line: string, pattern: Pattern): Focus | undefined {
  if (!pattern.test(line)) return undefined
  const [match] = pattern.matchAll(line, 1)
  return match === undefined ? undefined : bytesOf(line, match.index, match[0].length)
}

/** Bytes that were no UTF-8 count as three each: near enough for what of a long line is shown. */
function bytesOf(line: string, at: number, length: number): Focus {
  const from = encodeUtf8(line.slice(0, at)).length
  return { from, to: from + encodeUtf8(line.slice(at, at + length)).length }
}

function focusAt(from: number, length: number): Focus | undefined {
  return from === -1 ? undefined : { from, to: from + length }
}
