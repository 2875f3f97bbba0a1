import { formatBytes } from '#shared/base/size-text.ts'
import { instant } from '#shared/base/time.ts'
import { visible } from '#shared/base/text.ts'
import type { LogLine } from '#shared/ipc/views.ts'
import { Time } from '../../domain/Time.tsx'
import { strings } from '../../strings/index.ts'

const words = strings.logs.status

interface StatusLineProps {
  readonly artifact: string
  /** The reader's line, when it is in the window. */
  readonly line: LogLine | undefined
  readonly number: number
  /** Undefined while they are being counted. */
  readonly totalLines: number | undefined
  readonly bytes: number
  /** Why what follows the last line could not be read. */
  readonly cutOff: string | undefined
  readonly onBytes: () => void
  /** The run's start, for relative times. */
  readonly start: number | undefined
  /** Times are shown by the clock that the artifact's skew is measured against. */
  readonly isCorrected: boolean
}

/** Where the reader is: artifact, line, time, byte. */
export function StatusLine(props: StatusLineProps) {
  const { artifact, line, number, totalLines, bytes, cutOff, start, isCorrected, onBytes } = props
  const from = start === undefined ? undefined : instant(start)
  return (
    <p className="log-status">
      <span className="log-status-name" title={visible(artifact)}>
        {visible(artifact)}
      </span>
      <span>{words.line(number, totalLines)}</span>
      <span>{line?.at === undefined ? words.noTime : <Time at={instant(line.at)} start={from} />}</span>
      {isCorrected ? <span>{words.corrected}</span> : undefined}
      {line === undefined ? undefined : (
        <button type="button" className="log-status-bytes" title={words.bytesHint} onClick={onBytes}>
          {words.byte(line.offset, line.cutBytes)}
        </button>
      )}
      {totalLines === undefined ? undefined : <span>{formatBytes(bytes)}</span>}
      {cutOff === undefined ? undefined : (
        <span className="log-status-cut" title={visible(cutOff)}>
          {words.cutOff(visible(cutOff))}
        </span>
      )}
    </p>
  )
}
