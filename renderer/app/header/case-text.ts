import { visible } from '#shared/base/text.ts'
import { formatDuration, formatInstant, type Instant } from '#shared/base/time.ts'
import type { RunView } from '#shared/ipc/views.ts'
import type { CaseFacts, StatedVersion } from './case-facts.ts'

interface CaseTextParts {
  readonly side: 'good' | 'bad'
  readonly run: RunView | undefined
  readonly host: string | undefined
  readonly facts: CaseFacts
}

/** One side as lines of text to paste elsewhere; times in UTC whatever the window shows. */
export function caseText({ side, run, host, facts }: CaseTextParts): string {
  const time = (at: Instant | undefined) => (at === undefined ? undefined : formatInstant(at))
  const lines: readonly (readonly [string, string | undefined])[] = [
    ['Job', facts.job.value],
    ['Run', facts.id.value],
    ...(host === undefined ? [] : [['Host', host] as const]),
    ['Result', facts.result.value],
    ['Start', time(facts.startedAt.value)],
    ['End', time(facts.finishedAt.value)],
    ['Duration', facts.duration === undefined ? undefined : formatDuration(facts.duration)],
    ['OS image', listed(facts.images)],
    ['Commit', listed(facts.commits)],
    ...(run?.place === undefined ? [] : [['Stored at', run.place.uri] as const]),
  ]
  const head = `${side === 'good' ? 'Good' : 'Bad'} ${host === undefined ? 'run' : 'host'}`
  return [head, ...lines.map(([name, value]) => `${name}: ${value === undefined ? 'unknown' : visible(value)}`)].join(
    '\n',
  )
}

function listed(versions: readonly StatedVersion[]): string | undefined {
  return versions.length === 0 ? undefined : versions.map(({ of, version }) => `${of} ${version}`.trim()).join(', ')
}
