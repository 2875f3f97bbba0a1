import { SaxesParser } from 'saxes'
import { decodeUtf8, encodeUtf8 } from '../../base/bytes.ts'
import { createBytePositions, type BytePositions } from './byte-positions.ts'
import { XML_ATTR_LENGTH, XML_ATTRS, XML_DEPTH, XML_PROLOG_ERRORS, XML_TEXT_BYTES } from './limits.ts'
import type { LinePiece } from './line-pieces.ts'
import type { Reading } from './reader.ts'

type Problem = NonNullable<Reading['problem']>

/** What a handler is told. Every position is a byte index into the piece that is being read. */
export interface XmlHandler {
  /** `<name` was read; `at` is the index of its `<`, as far as this piece reaches back. */
  start(name: string, at: number): void
  /** The start tag is complete; `at` is the index after it. */
  open(name: string, attributes: ReadonlyMap<string, string>, at: number): void
  /** Text or CDATA, in full, told while `wantsText` is true. */
  text(text: string): void
  /** `at` is the index after the end tag. */
  close(name: string, at: number): void
  wantsText(): boolean
}

export interface XmlReader {
  read(piece: LinePiece): void
  /** Nothing that follows will be looked at. */
  isStopped(): boolean
  stop(problem: Problem): void
  /** The damage that ended the reading, or the first that did not; undefined = well-formed to the end. */
  end(): Problem | undefined
}

interface XmlState {
  readonly parser: SaxesParser
  readonly handler: XmlHandler
  readonly positions: BytePositions
  line: number
  problem: Problem | undefined
  isStopped: boolean
  isClosing: boolean
  hasRoot: boolean
  depth: number
  /** Attributes of the current start tag. */
  attributes: number
  prologErrors: number
  /** Bytes since the parser last told anything: text that it may be holding. */
  silentBytes: number
  /** An end tag that was not told yet: the parser closes the element first and then finds that the names differ. */
  pendingClose: (() => void) | undefined
}

const PREDEFINED: Record<string, string> = { amp: '&', gt: '>', lt: '<', quot: '"', apos: "'" }
// XML 1.0 has no place for these, and writers of test results let them through (terminal colours, NUL).
const FORBIDDEN =
  // eslint-disable-next-line no-control-regex -- control characters are the subject
  /[\0-\x08\v\f\x0e-\x1f\ufffe\uffff]|&#(?:0{0,6}(?:[0-8]|1[124-9]|2\d|3[01])|x0{0,6}(?:[0-8bcef]|1[\da-f]));/giu

/**
 * Streams XML to a handler. The first error inside the document ends the reading: what follows would be guesswork.
 * A DOCTYPE is refused, no entity but the five predefined ones is resolved, and depth, attributes and text are limited.
 */
export function createXmlReader(handler: XmlHandler): XmlReader {
  const parser = new SaxesParser()
  // Without a prototype: `&constructor;` is no entity.
  parser.ENTITIES = Object.assign(Object.create(null) as Record<string, string>, PREDEFINED)
  const state: XmlState = {
    parser,
    handler,
    positions: createBytePositions(),
    line: 1,
    problem: undefined,
    isStopped: false,
    isClosing: false,
    hasRoot: false,
    depth: 0,
    attributes: 0,
    prologErrors: 0,
    silentBytes: 0,
    pendingClose: undefined,
  }
  connectTags(state)
  connectText(state)
  parser.on('error', () => onError(state))
  return {
    isStopped: () => state.isStopped,
    stop: problem => stop(state, problem),
    read: piece => readPiece(state, piece),
    end() {
      state.isClosing = true
      if (!state.isStopped) parser.close()
      return state.problem
    },
  }
}

function readPiece(state: XmlState, { bytes, line }: LinePiece): void {
  if (state.isStopped) return
  state.line = line
  const raw = decodeUtf8(bytes)
  const text = raw.replace(FORBIDDEN, '\ufffd')
  if (text !== raw) {
    const reason = `Holds characters that XML does not allow, first in line ${line}; read with stand-ins.`
    state.problem ??= { state: 'malformed', reason }
  }
  state.silentBytes += bytes.length
  state.positions.begin(text, bytes.length)
  state.parser.write(text)
  closePending(state)
  if (state.silentBytes <= XML_TEXT_BYTES) return
  const reason = `A text longer than ${XML_TEXT_BYTES / 1024 / 1024} MiB, at line ${line}; read up to there.`
  stop(state, { state: 'truncated', reason })
}

function connectTags(state: XmlState): void {
  const { parser, handler } = state
  parser.on('opentagstart', ({ name }) => {
    state.hasRoot = true
    state.attributes = 0
    tell(state, () => handler.start(name, Math.max(0, here(state) - encodeUtf8(name).length - 2)))
  })
  parser.on('attribute', ({ value }) => {
    state.silentBytes = 0
    if (++state.attributes > XML_ATTRS) refuse(state, `an element with more than ${XML_ATTRS} attributes`)
    if (value.length > XML_ATTR_LENGTH) refuse(state, 'an attribute longer than 1 MiB')
  })
  parser.on('opentag', ({ name, attributes }) => {
    if (++state.depth > XML_DEPTH) refuse(state, `elements nested deeper than ${XML_DEPTH} levels`)
    tell(state, () => handler.open(name, new Map(Object.entries(attributes)), here(state)))
  })
  parser.on('closetag', ({ name }) => {
    state.depth--
    const at = here(state)
    tell(state, () => undefined)
    state.pendingClose = () => handler.close(name, at)
  })
}

function connectText(state: XmlState): void {
  const { parser } = state
  parser.on('doctype', () => refuse(state, 'a document type declaration (DOCTYPE)'))
  parser.on('cdata', text => sayText(state, text))
  // Always on: text that the parser holds when its listener is taken away turns up in the next attribute.
  parser.on('text', text => sayText(state, text))
  parser.on('comment', () => {
    state.silentBytes = 0
  })
}

function sayText(state: XmlState, text: string): void {
  tell(state, () => {
    if (state.handler.wantsText()) state.handler.text(text)
  })
}

function tell(state: XmlState, call: () => void): void {
  state.silentBytes = 0
  closePending(state)
  if (!state.isStopped) call()
}

function closePending(state: XmlState): void {
  const close = state.pendingClose
  state.pendingClose = undefined
  if (close === undefined || state.isStopped) return
  close()
}

function onError(state: XmlState): void {
  const { isClosing, hasRoot, line } = state
  if (!hasRoot && !isClosing && ++state.prologErrors <= XML_PROLOG_ERRORS) {
    // Before the root no result can get lost: kubetest wrote a comment before the XML declaration.
    const reason = `Not well-formed XML before its root element, at line ${line}; read all the same.`
    state.problem ??= { state: 'malformed', reason }
    return
  }
  if (isClosing && hasRoot) stop(state, { state: 'truncated', reason: `XML that ends early, in line ${line}.` })
  else stop(state, { state: 'malformed', reason: `Damaged XML at line ${line}; read up to there.` })
}

function refuse(state: XmlState, what: string): void {
  stop(state, { state: 'malformed', reason: `Refused at line ${state.line}: ${what}.` })
}

function stop(state: XmlState, problem: Problem): void {
  if (state.isStopped) return
  state.isStopped = true
  state.problem = problem
}

function here({ positions, parser }: XmlState): number {
  return positions.byteAt(parser.position)
}
