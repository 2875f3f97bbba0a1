import { visible } from '#shared/base/text.ts'
import type { LogHolder } from '#shared/ipc/views.ts'
import type { MissingGroup } from '#shared/model/log-comparison.ts'
import { RouteLink } from '../../domain/EvidenceLink.tsx'
import { SideMark } from '../../domain/SideMark.tsx'
import { addChosenRun } from '../../state/add-good-run.ts'
import type { Choice } from '../../state/choose-sides.ts'
import { useStores } from '../../state/stores.tsx'
import { Button } from '../../ui/Button.tsx'
import { plural } from '../../ui/number-text.ts'
import { StateMessage } from '../../ui/StateMessage.tsx'

interface MissingListProps {
  readonly groups: readonly MissingGroup[]
  /** Other runs that have one of these logs. */
  readonly holders: readonly LogHolder[]
}

/** Logs that only one of the runs has: their lines are not compared, since there is nothing to compare them with. */
export function MissingList({ groups, holders }: MissingListProps) {
  if (groups.length === 0) return <StateMessage title="Nothing to list" />
  return (
    <ul className="novel-list">
      {groups.map(({ group, lacks, artifacts, lines }) => {
        const side = lacks === 'good' ? 'bad' : 'good'
        return (
          <li key={`${group} ${lacks}`}>
            <div className="novel-head">
              <SideMark side={side} />
              <b>{visible(group)}</b>
              <span>
                {plural(lines, 'line')}, not compared
                {lacks === 'good' ? ': no good run has this log' : ': the bad one has no such log'}
              </span>
            </div>
            <Holders holders={holders.filter(holder => lacks === 'good' && holder.group === group)} />
            <ul className="novel-artifacts">
              {artifacts.map(artifact => (
                <li key={artifact}>
                  <RouteLink change={{ panel: 'logs', side, artifact, line: 1 }}>{visible(artifact)}</RouteLink>
                </li>
              ))}
            </ul>
          </li>
        )
      })}
    </ul>
  )
}

/** Runs of the job that have the log: one press makes one of them a further good run. */
function Holders({ holders }: { readonly holders: readonly LogHolder[] }) {
  const stores = useStores()
  if (holders.length === 0) return undefined
  return (
    <p className="novel-holders">
      {holders.map(holder => (
        <span key={holder.name}>
          Run <span className="mono">{visible(holder.name)}</span> has it.{' '}
          <Button small onClick={() => void addChosenRun(stores, choiceOf(holder))}>
            Add it<span className="visually-hidden">, run {visible(holder.name)},</span> as a good run
          </Button>
        </span>
      ))}
    </p>
  )
}

function choiceOf({ runId, referenceId = '' }: LogHolder): Choice {
  return runId === undefined ? { kind: 'reference', referenceId } : { kind: 'run', runId }
}
