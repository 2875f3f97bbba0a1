import { visible } from '#shared/base/text.ts'
import type { LogHolder } from '#shared/ipc/views.ts'
import type { MissingGroup } from '#shared/model/log-comparison.ts'
import { RouteLink } from '../../domain/EvidenceLink.tsx'
import { SideMark } from '../../domain/SideMark.tsx'
import { addChosenRun } from '../../state/add-good-run.ts'
import type { Choice } from '../../state/choose-sides.ts'
import { useStores } from '../../state/stores.tsx'
import { strings } from '../../strings/index.ts'
import { Button } from '../../ui/Button.tsx'
import { StateMessage } from '../../ui/StateMessage.tsx'

const words = strings.novel.missing

interface MissingListProps {
  readonly groups: readonly MissingGroup[]
  /** Other runs that have one of these logs. */
  readonly holders: readonly LogHolder[]
}

/** Logs that only one of the runs has: their lines are not compared, since there is nothing to compare them with. */
export function MissingList({ groups, holders }: MissingListProps) {
  if (groups.length === 0) return <StateMessage title={strings.novel.nothing} />
  return (
    <ul className="novel-list">
      {groups.map(({ group, lacks, artifacts, lines }) => {
        const side = lacks === 'good' ? 'bad' : 'good'
        return (
          <li key={`${group} ${lacks}`}>
            <div className="novel-head">
              <SideMark side={side} />
              <b>{visible(group)}</b>
              <span>{words.count(lines, lacks)}</span>
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
          {words.holder(<span className="mono">{visible(holder.name)}</span>)}{' '}
          <Button small onClick={() => void addChosenRun(stores, choiceOf(holder))}>
            {words.add(visible(holder.name), hidden => (
              <span className="visually-hidden">{hidden}</span>
            ))}
          </Button>
        </span>
      ))}
    </p>
  )
}

function choiceOf({ runId, referenceId = '' }: LogHolder): Choice {
  return runId === undefined ? { kind: 'reference', referenceId } : { kind: 'run', runId }
}
