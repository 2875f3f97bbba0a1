import { fence, inlineCode } from '#shared/report/escape-markdown.ts'
import { redact, sanitise } from '#shared/report/redact.ts'
import { strings } from '../../strings/index.ts'
import { lineOfRow, type LogRow } from './window-plan.ts'

/** Rows as text, each behind its number, as wide as the widest; folded lines are counted. */
export function numberedText(rows: readonly LogRow[]): string {
  const width = Math.max(...rows.map(row => String(lineOfRow(row)).length))
  return rows
    .map(({ line, fold }) =>
      line === undefined
        ? `${' '.repeat(width)}  ${strings.logs.folded(fold.count)}`
        : `${String(line.line).padStart(width)}  ${line.text}`,
    )
    .join('\n')
}

export interface Quoted {
  /** Whose lines they are: `bad run ci-job 123`. */
  readonly run: string
  readonly artifact: string
  readonly rows: readonly LogRow[]
}

/** Rows as Markdown for an issue: where they stand, and the words in a code block, without colours and known shapes of secrets. */
export function quoteText({ run, artifact, rows }: Quoted): string {
  const lines = rows.flatMap(({ line }) => line?.line ?? [])
  const [first, last] = [lines[0] ?? 1, lines.at(-1) ?? 1]
  const place = `${artifact}:${String(first)}${first === last ? '' : `-${String(last)}`}`
  const text = rows
    .map(({ line, fold }) => (line === undefined ? strings.logs.folded(fold.count) : redact(sanitise(line.text)).value))
    .join('\n')
  return `${inlineCode(place)} (${inlineCode(run)})\n\n${fence(text)}`
}
