import { useState } from 'react'
import { decodeUtf8 } from '#shared/base/bytes.ts'
import { visible } from '#shared/base/text.ts'
import type { LogLine } from '#shared/ipc/views.ts'
import { ErrorMessage } from '../../domain/AnswerView.tsx'
import { useAnswer } from '../../state/use-answer.ts'
import { strings } from '../../strings/index.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { bytesOfHex, hexRows, oddBytes, wholeCharacters, type HexRow } from './hex-rows.ts'

const words = strings.logs.bytes

interface LineBytesProps {
  readonly runId: string
  readonly artifact: string
  readonly line: LogLine
  readonly onClose: () => void
}

/** Bytes of one page. */
const PAGE = 2_048
/** A line may end with CR and LF. */
const TERMINATOR = 2
/** Bytes read around a page, for a character of UTF-8 that its edge cuts. */
const MARGIN = 3

/** A line as it is, byte by byte, page by page however long it is. */
export function LineBytes({ runId, artifact, line, onClose }: LineBytesProps) {
  const [page, setPage] = useState(0)
  const last = Math.max(0, Math.ceil(line.bytes / PAGE) - 1)
  const start = page * PAGE
  const length = Math.min(PAGE, line.bytes - start)
  const before = page === 0 ? 0 : MARGIN
  const offset = line.offset + start
  const [answer] = useAnswer('log.bytes', {
    runId,
    artifact,
    offset: offset - before,
    length: before + length + (page === last ? TERMINATOR : MARGIN),
  })
  return (
    <Dialog title={words.title(line.line)} className="log-bytes" onClose={onClose}>
      <p className="log-bytes-place mono">{visible(artifact)}</p>
      <div className="log-bytes-bar">
        <span>{words.size(line.bytes, last > 0 ? { first: start, last: start + length - 1 } : undefined)}</span>
        {last > 0 ? <Pages page={page} last={last} onPage={setPage} /> : undefined}
      </div>
      {answer.kind === 'failed' ? <ErrorMessage error={answer.error} /> : undefined}
      {answer.kind === 'ready' ? (
        <Bytes
          bytes={untilLineEnd(bytesOfHex(answer.value.hex), before + line.bytes - start)}
          from={before}
          to={page === last ? undefined : before + length}
          offset={offset}
        />
      ) : undefined}
    </Dialog>
  )
}

interface PagesProps {
  readonly page: number
  readonly last: number
  readonly onPage: (page: number) => void
}

function Pages({ page, last, onPage }: PagesProps) {
  return (
    <span className="log-bytes-pages" role="group" aria-label={words.pages.name}>
      <Button small disabled={page === 0} onClick={() => onPage(0)}>
        {words.pages.first}
      </Button>
      <Button small disabled={page === 0} onClick={() => onPage(page - 1)}>
        {words.pages.previous}
      </Button>
      <Button small disabled={page === last} onClick={() => onPage(page + 1)}>
        {words.pages.next}
      </Button>
      <Button small disabled={page === last} onClick={() => onPage(last)}>
        {words.pages.last}
      </Button>
    </span>
  )
}

/** What was read behind the line's own bytes belongs to it as far as it ends the line. */
function untilLineEnd(bytes: Uint8Array, ownBytes: number): Uint8Array {
  const end = bytes.indexOf(0x0a, Math.max(0, ownBytes))
  return end === -1 ? bytes : bytes.subarray(0, end + 1)
}

function withoutLineEnd(bytes: Uint8Array): Uint8Array {
  if (bytes.at(-1) !== 0x0a) return bytes
  return bytes.subarray(0, bytes.at(-2) === 0x0d ? -2 : -1)
}

interface BytesProps {
  /** The page, with some bytes around it. */
  readonly bytes: Uint8Array
  /** Where the page begins among them. */
  readonly from: number
  /** Undefined = they end with it. */
  readonly to: number | undefined
  /** Of the page in the artifact. */
  readonly offset: number
}

function Bytes({ bytes, from, to = bytes.length, offset }: BytesProps) {
  const text = wholeCharacters(bytes, from, to)
  return (
    <>
      <h3>{words.text}</h3>
      <p className="log-bytes-text mono" tabIndex={0} role="region" aria-label={words.text}>
        {visible(decodeUtf8(withoutLineEnd(text)))}
      </p>
      <p className="log-bytes-odd">{words.odd(oddBytes(text))}</p>
      <h3>{words.bytes}</h3>
      <div className="log-bytes-scroll" tabIndex={0} role="region" aria-label={words.bytes}>
        <HexTable rows={hexRows(bytes.subarray(from, to), offset)} />
      </div>
    </>
  )
}

function HexTable({ rows }: { readonly rows: readonly HexRow[] }) {
  return (
    <table className="log-hex mono">
      <thead>
        <tr>
          <th scope="col">{words.offset}</th>
          <th scope="col">{words.bytes}</th>
          <th scope="col">{words.ascii}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ offset, bytes, ascii }) => (
          <tr key={offset}>
            <th scope="row">{offset.toString(16).padStart(8, '0')}</th>
            <td>
              {bytes.map((byte, index) => (
                <span key={index} className={toneOf(byte)}>
                  {byte}
                </span>
              ))}
            </td>
            <td>{ascii}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Colour only adds to the digits, which say it all. */
function toneOf(byte: string): string | undefined {
  const value = Number.parseInt(byte, 16)
  if (value >= 0x80) return 'high'
  return value < 0x20 || value === 0x7f ? 'control' : undefined
}
