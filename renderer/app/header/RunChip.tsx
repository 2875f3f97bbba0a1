import { visible } from '#shared/base/text.ts'
import { formatDuration } from '#shared/base/time.ts'
import { shortVersion } from '#shared/base/version.ts'
import type { FetchView } from '#shared/ipc/views.ts'
import { RunResultBadge } from '../../domain/RunSummary.tsx'
import { SideMark } from '../../domain/SideMark.tsx'
import { Time } from '../../domain/Time.tsx'
import { UnitContext } from '../../domain/unit.ts'
import { copyPart, isActive, isComplete } from '../../state/fetch-state.ts'
import { strings } from '../../strings/index.ts'
import { Popout } from '../../ui/Popout.tsx'
import { CopyLine } from '../CopyLine.tsx'
import { caseFacts, firstOf, type CaseFacts, type CaseRun } from './case-facts.ts'
import { RunCard } from './RunCard.tsx'

const words = strings.header

interface RunChipProps extends CaseRun {
  readonly side: 'good' | 'bad'
  readonly copy: FetchView | undefined
}

/** One run of the compared pair, or one host of it: what it is, and how far its copy got. Opens what is known of it. */
export function RunChip({ side, run, copy, analysis, host }: RunChipProps) {
  const facts = caseFacts({ run, analysis, host })
  const name = visible(facts.job.value ?? run?.label ?? words.notOpen)
  const unit = host === undefined ? 'run' : 'host'
  return (
    <UnitContext value={unit}>
      <Popout
        className={`run-chip ${side}`}
        name={words.sides[unit][side]}
        face={
          <>
            <SideMark side={side} />
            <span className="run-chip-text">
              <RunChipHead name={name} facts={facts} copy={copy} />
              {run === undefined ? undefined : <RunChipFacts facts={facts} host={host} />}
            </span>
            {isActive(copy) ? <CopyLine part={copyPart(copy)} /> : undefined}
          </>
        }
      >
        <RunCard side={side} run={run} host={host} facts={facts} />
      </Popout>
    </UnitContext>
  )
}

interface RunChipHeadProps extends Pick<RunChipProps, 'copy'> {
  readonly name: string
  readonly facts: CaseFacts
}

function RunChipHead({ name, facts, copy }: RunChipHeadProps) {
  return (
    <span className="run-chip-head">
      <RunResultBadge result={facts.result.value} />
      <span className="run-chip-job">{name}</span>
      {facts.id.value === undefined ? undefined : <span className="run-chip-id mono">{visible(facts.id.value)}</span>}
      {copy === undefined ? undefined : <span className="run-chip-copy">{copyMark(copy)}</span>}
    </span>
  )
}

/** `↓ 34%`, `◐ partial`; nothing for a copy that is whole. */
function copyMark(copy: FetchView): string {
  if (copy.phase === 'listing') return words.copy.listing
  const part = copyPart(copy)
  if (isActive(copy)) return part === undefined ? words.copy.fetching : words.copy.fetched(part)
  return isComplete(copy) ? '' : words.copy.partial
}

function RunChipFacts({ facts, host }: { readonly facts: CaseFacts; readonly host: string | undefined }) {
  // Names of hosts begin alike; the image tells one from another.
  const what = firstOf(facts.images.map(({ version }) => version)) ?? (host === undefined ? undefined : visible(host))
  return (
    <span className="run-chip-more">
      {facts.startedAt.value === undefined ? <span>{words.unknown.start}</span> : <Time at={facts.startedAt.value} />}
      <span>{facts.duration === undefined ? words.unknown.duration : formatDuration(facts.duration)}</span>
      <span className="run-chip-image">{what ?? words.unknown.image}</span>
      <span className="run-chip-commit">{commitText(facts)}</span>
    </span>
  )
}

/** `kubernetes 5c8b1a3a7de0`: the one that leads; the card has them all. */
function commitText({ commits }: CaseFacts): string {
  const [first] = commits
  if (first === undefined) return words.unknown.commit
  return `${visible(first.of.split('/').at(-1) ?? '')} ${visible(shortVersion(first.version))}`
}
