import { compareText } from '../../base/text.ts'
import type { PreflightGap, PreflightOutcome, PreflightProblem } from '../../model/preflight.ts'
import type { Confidence } from '../../model/verdict.ts'

const OUTCOMES: readonly PreflightOutcome[] = ['breaks', 'unsupported', 'advice']
const CONFIDENCES: readonly Confidence[] = ['high', 'medium', 'low']

/** One problem for all machines that have it, the worst first. */
export function mergeProblems(problems: readonly PreflightProblem[]): readonly PreflightProblem[] {
  return mergeMachines(problems).sort(
    (a, b) =>
      OUTCOMES.indexOf(a.outcome) - OUTCOMES.indexOf(b.outcome) ||
      CONFIDENCES.indexOf(a.confidence) - CONFIDENCES.indexOf(b.confidence) ||
      compareText(a.check, b.check) ||
      compareText(a.title, b.title) ||
      compareText(JSON.stringify(a), JSON.stringify(b)),
  )
}

/** One gap for all machines that have it. */
export function mergeGaps(gaps: readonly PreflightGap[]): readonly PreflightGap[] {
  const byText = new Map<string, PreflightGap>()
  for (const gap of gaps) {
    const known = byText.get(gap.text)
    byText.set(gap.text, known === undefined ? gap : { ...known, machines: [...known.machines, ...gap.machines] })
  }
  return [...byText.values()].map(withSortedMachines).sort((a, b) => compareText(a.text, b.text))
}

/** Problems that differ in nothing but their machines are one. */
function mergeMachines(problems: readonly PreflightProblem[]): PreflightProblem[] {
  const byContent = new Map<string, PreflightProblem>()
  for (const problem of problems) {
    const key = JSON.stringify({ ...problem, machines: [] })
    const known = byContent.get(key)
    const machines = [...(known?.machines ?? []), ...problem.machines]
    byContent.set(key, { ...problem, machines })
  }
  return [...byContent.values()].map(withSortedMachines)
}

function withSortedMachines<T extends { readonly machines: readonly string[] }>(value: T): T {
  return { ...value, machines: [...new Set(value.machines)].sort(compareText) }
}
