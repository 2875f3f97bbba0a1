import { truncate, visible } from '../../base/text.ts'
import type { Evidence } from '../../model/evidence.ts'
import { evidenceOfLine, type Focus } from './evidence-of.ts'
import { findFirstSentence, isGenericMessage, joinFailureText } from './failure-text.ts'
import { durationOf, outcomeOf } from './junit-outcome.ts'
import { TEST_CASES_LENGTH } from './limits.ts'
import type { LinePiece } from './line-pieces.ts'
import type { ReaderContext, Reading, TestCase } from './reader.ts'
import type { XmlHandler } from './xml-reader.ts'

type Attributes = ReadonlyMap<string, string>

interface Suite {
  readonly name: string
  isDryRun: boolean
}

/** A test case between its tags. */
interface Draft {
  readonly attributes: Attributes
  readonly tag: Evidence
  /** The line that says what went wrong. */
  cited: Evidence | undefined
  hasFailure: boolean
  hasSkip: boolean
  readonly messages: string[]
}

/** A failure or error element between its tags. */
interface OpenFailure {
  readonly tag: Evidence
  readonly message: string
  readonly texts: string[]
  /** Where its text begins in the current piece. */
  textFrom: number
}

/** What a JUnit file has said so far. */
export interface JunitCases {
  readonly context: ReaderContext
  readonly tests: TestCase[]
  readonly suites: Suite[]
  piece: LinePiece
  /** Where the latest test case or failure tag began. */
  tag: Evidence | undefined
  draft: Draft | undefined
  failure: OpenFailure | undefined
  root: 'none' | 'junit' | 'foreign'
  /** UTF-16 units kept in `tests`. */
  kept: number
  /** Set when reading should stop. */
  stopped: NonNullable<Reading['problem']> | undefined
}

export function createJunitCases(context: ReaderContext): JunitCases {
  return {
    context,
    tests: [],
    suites: [],
    piece: { bytes: new Uint8Array(), line: 1, offset: 0 },
    tag: undefined,
    draft: undefined,
    failure: undefined,
    root: 'none',
    kept: 0,
    stopped: undefined,
  }
}

/** Turns the elements of a JUnit file into test cases. */
export function junitHandler(cases: JunitCases): XmlHandler {
  return {
    wantsText: () => cases.failure !== undefined,
    start(name, at) {
      if (cases.root === 'none') checkRoot(cases, name)
      if (name === 'testcase' || isFailure(name)) cases.tag = citeHere(cases, { from: at, to: at + name.length + 1 })
    },
    open(name, attributes, at) {
      if (name === 'testsuite') cases.suites.push({ name: attributes.get('name') ?? '', isDryRun: false })
      else if (name === 'testcase') openCase(cases, attributes, at)
      else if (isFailure(name)) openFailure(cases, attributes, at)
      else if (name === 'skipped' && cases.draft !== undefined) cases.draft.hasSkip = true
      else if (name === 'property') markDryRun(cases.suites.at(-1), attributes)
    },
    text(text) {
      cases.failure?.texts.push(text)
    },
    close(name, at) {
      if (name === 'testsuite') cases.suites.pop()
      else if (name === 'testcase') closeCase(cases)
      else if (isFailure(name)) closeFailure(cases, at)
    },
  }
}

/** Before the XML reader reads a piece. */
export function beginPiece(cases: JunitCases, piece: LinePiece): void {
  cases.piece = piece
  if (cases.failure !== undefined) cases.failure.textFrom = 0
}

/** After the XML reader has read a piece: a failure may go on in the next. */
export function finishPiece(cases: JunitCases): void {
  searchFailure(cases, cases.piece.bytes.length)
}

/** All test cases. Of one in which the file broke off, that it failed is known; that it passed would be a guess. */
export function finishCases(cases: JunitCases): readonly TestCase[] {
  if (cases.draft?.hasFailure === true) closeCase(cases)
  return cases.tests
}

function checkRoot(cases: JunitCases, name: string): void {
  const isJunit = name === 'testsuites' || name === 'testsuite'
  cases.root = isJunit ? 'junit' : 'foreign'
  if (isJunit) return
  cases.stopped = { state: 'malformed', reason: `Not JUnit: its root element is <${truncate(visible(name), 80)}>.` }
}

function openCase(cases: JunitCases, attributes: Attributes, at: number): void {
  closeCase(cases)
  const tag = cases.tag ?? citeHere(cases, { from: at, to: at })
  cases.draft = { attributes, tag, cited: undefined, hasFailure: false, hasSkip: false, messages: [] }
}

function closeCase(cases: JunitCases): void {
  const { draft, suites, context, piece } = cases
  if (draft === undefined) return
  cases.draft = undefined
  cases.failure = undefined
  const test = toTestCase(draft, suites.at(-1), context.host)
  cases.tests.push(test)
  cases.kept += test.name.length + test.suite.length + test.message.length + test.evidence.text.length + 200
  if (cases.kept <= TEST_CASES_LENGTH) return
  cases.stopped = { state: 'truncated', reason: `More test results than are kept; read up to line ${piece.line}.` }
}

function openFailure(cases: JunitCases, attributes: Attributes, at: number): void {
  const { draft } = cases
  if (draft === undefined || cases.failure !== undefined) return
  draft.hasFailure = true
  const message = attributes.get('message') ?? ''
  cases.failure = { tag: cases.tag ?? draft.tag, message, texts: [], textFrom: at }
  if (!isGenericMessage(message)) draft.cited ??= cases.failure.tag
}

/** Looks in the current piece, up to `to`, for words that say what went wrong. */
function searchFailure(cases: JunitCases, to: number): void {
  const { draft, failure, piece } = cases
  if (draft === undefined || failure === undefined || draft.cited !== undefined) return
  const sentence = findFirstSentence(piece.bytes, { from: failure.textFrom, to })
  if (sentence !== undefined) draft.cited = citeHere(cases, sentence)
}

function closeFailure(cases: JunitCases, at: number): void {
  const { draft, failure } = cases
  if (draft === undefined || failure === undefined) return
  searchFailure(cases, at)
  if (failure.message !== '') draft.cited ??= failure.tag
  draft.messages.push(joinFailureText(failure.message, failure.texts))
  cases.failure = undefined
}

function citeHere({ context, piece }: JunitCases, focus: Focus): Evidence {
  return evidenceOfLine({ artifact: context.artifact, ...piece }, focus)
}

function isFailure(name: string): boolean {
  return name === 'failure' || name === 'error'
}

/** ginkgo 2 lists its configuration as properties of the suite. */
function markDryRun(suite: Suite | undefined, attributes: Attributes): void {
  if (suite !== undefined && attributes.get('name') === 'DryRun' && attributes.get('value') === 'true') {
    suite.isDryRun = true
  }
}

function toTestCase(draft: Draft, suite: Suite | undefined, host: string | undefined): TestCase {
  const { attributes, tag, hasFailure, hasSkip } = draft
  const status = attributes.get('status') ?? ''
  const outcome = outcomeOf({ hasFailure, hasSkip, status, isDryRun: suite?.isDryRun === true })
  const durationSeconds = durationOf(attributes.get('time'))
  const test = {
    name: firstFilled(attributes.get('name'), '(unnamed)'),
    suite: firstFilled(suite?.name, attributes.get('classname') ?? ''),
    outcome,
    ...(durationSeconds === undefined ? {} : { durationSeconds }),
    ...(host === undefined ? {} : { host }),
  }
  if (outcome !== 'failed') return { ...test, message: '', evidence: tag }
  const evidence = draft.cited ?? tag
  const message = draft.messages.filter(part => part.trim() !== '').join('\n')
  return { ...test, message: firstFilled(message, evidence.text), evidence }
}

function firstFilled(text: string | undefined, otherwise: string): string {
  return text === undefined || text.trim() === '' ? otherwise : text
}
