import type { CaseSummary } from '#shared/ipc/views.ts'

/** What the reader called a case, else its job and runs: `ci-job: 17 → 18`. */
export function caseName(summary: Pick<CaseSummary, 'title' | 'good' | 'bad'>): string {
  return summary.title === '' ? runsName(summary) : summary.title
}

export function runsName({ good, bad }: Pick<CaseSummary, 'good' | 'bad'>): string {
  const runs = `${good.facts.id ?? good.label} → ${bad.facts.id ?? bad.label}`
  const job = bad.facts.job ?? good.facts.job
  return job === undefined ? runs : `${job}: ${runs}`
}
