import type { Preflight, PreflightArgument, PreflightOutcome, PreflightProblem } from '../model/preflight.ts'
import { formatDay } from './preflight-json.ts'
import { redactValue } from './redact.ts'
import { listRedactions } from './show-runs.ts'
import { openPage, part, type Page, type TerminalOptions } from './terminal-page.ts'

const PLAIN: TerminalOptions = { colour: false }
const NAMES = 5
const FILES = 10
const MARKS = {
  breaks: { text: 'Known break', style: 'red' },
  unsupported: { text: 'Unsupported', style: 'yellow' },
  advice: { text: 'Advice', style: 'yellow' },
} as const satisfies Record<PreflightOutcome, unknown>

/** What a job's configuration says before it runs, for a terminal. Secrets are taken out: what stands here is often copied. */
export function preflightText(preflight: Preflight, options: TerminalOptions = PLAIN): string {
  const { asOf } = preflight
  const { source, machines, problems, gaps, coverage } = preflight
  const { value, counts } = redactValue({ source, machines, problems, gaps, coverage })
  const page = openPage(options)
  const lines = [
    headline(value.problems, page),
    ...page.entry('', `${value.source}: ${count(value.machines.length, 'machine')}, as of ${formatDay(asOf)}`),
    ...value.problems.flatMap((problem, index) => problemLines(problem, `${index + 1}. `, page)),
    ...part(page.paint('bold', 'Not known'), gapLines(value.gaps, page)),
    ...part(page.paint('bold', 'Not read to its end'), coverageLines(value.coverage, page)),
    ...redactionLines(counts),
  ]
  return `${lines.join('\n')}\n`
}

function headline(problems: readonly PreflightProblem[], page: Page): string {
  const breaks = problems.filter(({ outcome }) => outcome === 'breaks').length
  const others = problems.length - breaks
  const more = others === 0 ? '' : `, ${count(others, 'note')}`
  if (breaks > 0) return page.paint('red', page.paint('bold', `${count(breaks, 'known break')}${more}`))
  const text = others === 0 ? 'No known break' : `No known break${more}`
  return page.paint(others === 0 ? 'green' : 'yellow', page.paint('bold', text))
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}

function problemLines(problem: PreflightProblem, number: string, page: Page): readonly string[] {
  const { outcome, title, confidence, derived, machines, explain, unless, shows, nextSteps, references } = problem
  const { text, style } = MARKS[outcome]
  const sure = `${confidence} confidence${derived ? ', derived: not seen to happen' : ''}`
  const indent = ' '.repeat(number.length)
  return [
    '',
    ...page.entry(`${number}${text} `, `[${sure}] ${title}`, style),
    ...page.entry(`${indent}on    `, listNames(machines), 'bold'),
    ...page.entry(indent, explain),
    ...unless.flatMap(condition => page.entry(`${indent}unless `, condition, 'bold')),
    ...shows.flatMap(argument => argumentLines(argument, page)),
    ...nextSteps.flatMap((step, index) => page.entry(index === 0 ? '  next  ' : '        ', step, 'bold')),
    ...references.flatMap((address, index) => page.entry(index === 0 ? '  see   ' : '        ', address, 'bold')),
  ]
}

function argumentLines({ text, evidence, basis }: PreflightArgument, page: Page): readonly string[] {
  return [
    ...page.entry('  + ', text, 'green'),
    ...evidence.flatMap(piece => page.cite('      ', piece, text)),
    ...(basis === undefined ? [] : page.entry('      known from ', basis, 'dim')),
  ]
}

function gapLines(gaps: Preflight['gaps'], page: Page): readonly string[] {
  return gaps.flatMap(({ text, machines }) => page.entry('  · ', `${text} (${listNames(machines)})`))
}

function coverageLines(coverage: Preflight['coverage'], page: Page): readonly string[] {
  const partly = coverage.filter(({ state }) => state !== 'read')
  const lines = partly
    .slice(0, FILES)
    .flatMap(({ artifact, state, reason }) => page.entry('  · ', `${artifact}: ${state}, ${reason}`))
  return partly.length > FILES ? [...lines, `  and ${partly.length - FILES} more`] : lines
}

function listNames(names: readonly string[]): string {
  const more = names.length > NAMES ? ` and ${names.length - NAMES} more` : ''
  return `${names.slice(0, NAMES).join(', ')}${more}`
}

function redactionLines(counts: Readonly<Record<string, number>>): readonly string[] {
  const list = listRedactions(counts)
  return list === '' ? [] : ['', `Secrets taken out: ${list}.`]
}
