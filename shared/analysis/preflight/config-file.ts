import { decodeUtf8 } from '../../base/bytes.ts'
import type { Evidence } from '../../model/evidence.ts'
import { evidenceOfLine } from '../read/evidence-of.ts'
import { TEXT_LINES } from './limits.ts'

/** One file of a job's configuration. `name` is its path in the folder, `/` separated. */
export interface ConfigFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** What was read of a folder. */
export interface ConfigFolder {
  /** The folder's own name: references often hold it. */
  readonly label: string
  readonly files: readonly ConfigFile[]
  /** Files that are there and were not read, with the reason: links, files that are too large. */
  readonly unread: ReadonlyMap<string, string>
}

/** One line of a text, without its terminator. */
export interface TextLine {
  readonly file: ConfigFile
  readonly text: string
  /** 1-based. */
  readonly line: number
  /** Offset of its first byte. */
  readonly from: number
}

const LF = 0x0a

/** The first `TEXT_LINES` lines of a file. */
export function readTextLines(file: ConfigFile): readonly TextLine[] {
  const { bytes } = file
  const lines: TextLine[] = []
  let from = 0
  while (from < bytes.length && lines.length < TEXT_LINES) {
    const end = bytes.indexOf(LF, from)
    const to = end === -1 ? bytes.length : end
    const text = decodeUtf8(bytes.subarray(from, to)).replace(/\r$/u, '')
    lines.push({ file, text, line: lines.length + 1, from })
    from = to + 1
  }
  return lines
}

export function citeLine({ file, line, from }: TextLine): Evidence {
  return evidenceOfLine({ artifact: file.name, line, offset: 0, bytes: file.bytes }, { from, to: from })
}
