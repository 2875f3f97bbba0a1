import type { Evidence } from '../model/evidence.ts'
import type { Argument, Confidence, Hypothesis, Verdict } from '../model/verdict.ts'
import type { Page } from './terminal-page.ts'

/** So many are told in full; the others by their titles. */
const IN_FULL = 3
const CITED = 2
const MARKS = { good: 'good', bad: 'bad ', witness: 'other' } as const satisfies Record<Argument['side'], string>
const COLOURS = { high: 'red', medium: 'yellow', low: 'yellow' } as const satisfies Record<Confidence, string>

/** Every hypothesis, the likeliest first. */
export function hypothesesLines(hypotheses: readonly Hypothesis[], page: Page): readonly string[] {
  const rest = hypotheses.slice(IN_FULL)
  return [
    ...hypotheses
      .slice(0, IN_FULL)
      .flatMap((hypothesis, index) => [
        '',
        ...(hypotheses.length === 1 ? [why(hypothesis, page)] : headLines(hypothesis, `${index + 1}. `, page)),
        ...bodyLines(hypothesis, page),
      ]),
    ...(rest.length === 0 ? [] : ['']),
    ...rest.flatMap((hypothesis, index) => headLines(hypothesis, `${index + IN_FULL + 1}. `, page)),
  ]
}

/** What was suspected and is no longer, with the reason. */
export function ruledOutLines(ruledOut: Verdict['ruledOut'], page: Page): readonly string[] {
  return ruledOut.flatMap(({ title, because }) => [
    ...page.entry('  · ', title),
    ...argumentLines('  - ', because, page),
  ])
}

/** The summary of the verdict has told its title. */
function why({ confidence }: Hypothesis, page: Page): string {
  return `${page.paint('bold', 'Why')} ${page.paint(COLOURS[confidence], `[${confidence} confidence]`)}`
}

function headLines({ title, confidence }: Hypothesis, number: string, page: Page): readonly string[] {
  return page.entry(`${number}[${confidence} confidence] `, title, COLOURS[confidence])
}

function bodyLines(hypothesis: Hypothesis, page: Page): readonly string[] {
  const { nextSteps, references, tiedWith } = hypothesis
  return [
    ...hypothesis.for.flatMap(argument => argumentLines('  + ', argument, page)),
    ...tiedWith.flatMap(title => page.entry('  or    ', `${title}, which explains it equally well`, 'bold')),
    ...hypothesis.against.flatMap(argument => argumentLines('  - ', argument, page)),
    ...nextSteps.flatMap((step, index) => page.entry(index === 0 ? '  next  ' : '        ', step, 'bold')),
    ...references.flatMap((address, index) => page.entry(index === 0 ? '  see   ' : '        ', address, 'bold')),
  ]
}

function argumentLines(mark: string, { text, side, evidence, basis }: Argument, page: Page): readonly string[] {
  const places = evidence.filter((piece, index) => evidence.findIndex(other => isSamePlace(other, piece)) === index)
  const left = places.length - CITED
  return [
    ...page.entry(mark, text, mark.includes('+') ? 'green' : 'red'),
    ...evidence.slice(0, CITED).flatMap(piece => page.cite(`      ${MARKS[side]} `, piece, text)),
    ...(left > 0 ? [`           and ${left} more`] : []),
    ...(basis === undefined ? [] : page.entry('      known from ', basis, 'dim')),
  ]
}

function isSamePlace(a: Evidence, b: Evidence): boolean {
  return a.artifact === b.artifact && a.line === b.line
}
