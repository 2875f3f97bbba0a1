import type { TerminalOptions } from '#shared/report/terminal-page.ts'

/** The part of a stream that says what it can show. */
interface Screen {
  readonly isTTY?: boolean
  readonly columns?: number
}

/** Colours only where a person looks, and not against their wish (no-color.org: set and not empty); lines as wide as the terminal. */
export function readTerminal(stream: Screen, environment: NodeJS.ProcessEnv): TerminalOptions {
  if (stream.isTTY !== true) return { colour: false }
  const colour = (environment['NO_COLOR'] ?? '') === '' && environment['TERM'] !== 'dumb'
  const { columns } = stream
  return columns === undefined || columns === 0 ? { colour } : { colour, width: columns }
}
