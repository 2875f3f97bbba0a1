import { truncate } from '../base/text.ts'
import type { ComponentRow } from '../model/comparison.ts'
import type { CoverageEntry } from '../model/coverage.ts'
import { isPartly } from './partial-data.ts'
import type { Evidence } from '../model/evidence.ts'
import type { Argument, Hypothesis, Verdict } from '../model/verdict.ts'
import { cellCode, fence, inlineCode, link, prose } from './escape-markdown.ts'
import { EQUALLY_WELL, labelSide, type Unit } from './show-runs.ts'
import { comparedRows } from './table-rows.ts'

/*
 * Blocks of Markdown: each ends with a line end and may be left out as a whole. All values are redacted already.
 */

const EVIDENCE_LENGTH = 1_000
const ROWS = 60
const ENTRIES = 30

/** One row for each thing that is known of a component in one place, good beside bad. */
export function versionTable(rows: readonly ComponentRow[]): string {
  const folded = comparedRows(rows)
  const lines = folded
    .slice(0, ROWS)
    .map(({ component, roles, where, values: [good, bad, state] }) =>
      [component, roles, where, good, bad, state].map(cellCode).join(' | '),
    )
  const table = [
    '| Component | Role | Where | Good | Bad | State |',
    '| --- | --- | --- | --- | --- | --- |',
    ...lines.map(line => `| ${line} |`),
  ]
  return `${table.join('\n')}\n${leftOut(folded.length, ROWS, 'rows')}`
}

/** Items of ours or in code already, one line each. */
export function bulletList(items: readonly string[], most: number = ENTRIES): string {
  const lines = items.slice(0, most).map(item => `- ${item}\n`)
  return `${lines.join('')}${leftOut(items.length, most, 'entries')}`
}

function leftOut(count: number, most: number, what: string): string {
  return count <= most ? '' : `\nNot shown: ${count - most} more ${what}.\n`
}

/** Where it stands, and the words. */
export function excerpt(evidence: Evidence): string {
  return `${inlineCode(citation(evidence))}\n\n${fence(truncate(evidence.text, EVIDENCE_LENGTH))}`
}

/** `artifact:line`. */
export function citation({ artifact, line }: Evidence): string {
  return `${artifact}:${line}`
}

/** The hypothesis with its arguments, and below them the lines that carry them. */
export function hypothesisBlocks(hypothesis: Hypothesis, excerpts: number, unit: Unit): readonly string[] {
  const { title, confidence, nextSteps, references, tiedWith } = hypothesis
  const links = references.flatMap(address => link(inlineCode(address), address) ?? [])
  const list = (heading: string, items: readonly string[]) =>
    items.length === 0 ? [] : [`${heading}\n\n${bulletList(items)}`]
  return [
    `**${confidence} confidence:** ${prose(title)}\n`,
    ...list(
      'For:',
      hypothesis.for.map(one => argumentLine(one, unit)),
    ),
    ...list(`${EQUALLY_WELL}:`, tiedWith.map(prose)),
    ...list(
      'Against:',
      hypothesis.against.map(one => argumentLine(one, unit)),
    ),
    ...tellingEvidence(hypothesis, excerpts).map(excerpt),
    ...list('Next steps:', nextSteps.map(prose)),
    ...list('References:', links),
  ]
}

/** What was suspected and is no longer, with the reason. */
export function ruledOutList(ruledOut: Verdict['ruledOut'], unit: Unit): string {
  return bulletList(ruledOut.map(({ title, because }) => `${prose(title)}: ${argumentLine(because, unit)}`))
}

function argumentLine({ text, side, evidence, basis }: Argument, unit: Unit): string {
  const where = [...new Set(evidence.map(citation))].slice(0, 3).map(inlineCode)
  const cited = where.length === 0 ? '' : ` (${labelSide(side, unit)}: ${where.join(', ')})`
  return `${prose(text)}${cited}${basis === undefined ? '' : `; known from ${inlineCode(basis)}`}`
}

/** Distinct lines of the bad run: those that speak for themselves before those that need knowledge, one from each artifact first. */
function tellingEvidence(hypothesis: Hypothesis, most: number): readonly Evidence[] {
  const ofBad = hypothesis.for.filter(argument => argument.side === 'bad')
  const plain = ofBad.filter(argument => argument.basis === undefined)
  const known = ofBad.filter(argument => argument.basis !== undefined)
  const pieces = [...plain, ...known].flatMap(argument => argument.evidence)
  const unique = pieces.filter((piece, index) => pieces.findIndex(other => other.text === piece.text) === index)
  const isFirst = (piece: Evidence) => unique.find(other => other.artifact === piece.artifact) === piece
  return [...unique.filter(isFirst), ...unique.filter(piece => !isFirst(piece))].slice(0, most)
}

/** What was not read to its end, with the reason. */
export function coverageList(entries: readonly CoverageEntry[]): string {
  const partly = entries.filter(isPartly)
  return bulletList(
    partly.map(
      ({ artifact, state, reason }) => `${inlineCode(artifact)}: ${state}${reason === '' ? '' : `, ${prose(reason)}`}`,
    ),
  )
}

/** A part that is folded away at first. `summary` is ours. */
export function details(summary: string, content: string): string {
  return `<details><summary>${summary}</summary>\n\n${content}\n</details>\n`
}
