import { visible } from '#shared/base/text.ts'
import { formatDuration, formatInstant, type Instant } from '#shared/base/time.ts'
import type { RunView } from '#shared/ipc/views.ts'
import { strings } from '../../strings/index.ts'
import type { CaseFacts, StatedVersion } from './case-facts.ts'

const words = strings.header

interface CaseTextParts {
  readonly side: 'good' | 'bad'
  readonly run: RunView | undefined
  readonly host: string | undefined
  readonly facts: CaseFacts
}

/** One side as lines of text to paste elsewhere; times in UTC whatever the window shows. */
export function caseText({ side, run, host, facts }: CaseTextParts): string {
  const time = (at: Instant | undefined) => (at === undefined ? undefined : formatInstant(at))
  const lines: readonly (readonly [keyof typeof words.facts, string | undefined])[] = [
    ['job', facts.job.value],
    ['run', facts.id.value],
    ...(host === undefined ? [] : [['host', host] as const]),
    ['result', facts.result.value],
    ['start', time(facts.startedAt.value)],
    ['end', time(facts.finishedAt.value)],
    ['duration', facts.duration === undefined ? undefined : formatDuration(facts.duration)],
    ['image', listed(facts.images)],
    ['commit', listed(facts.commits)],
    ...(run?.place === undefined ? [] : [['place', run.place.uri] as const]),
  ]
  const head = words.sides[host === undefined ? 'run' : 'host'][side]
  const rows = lines.map(([fact, value]) => words.copiedFact(fact, value === undefined ? undefined : visible(value)))
  return [head, ...rows].join('\n')
}

function listed(versions: readonly StatedVersion[]): string | undefined {
  return versions.length === 0 ? undefined : versions.map(({ of, version }) => `${of} ${version}`.trim()).join(', ')
}
