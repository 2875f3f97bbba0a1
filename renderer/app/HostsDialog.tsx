import { useId, useState } from 'react'
import { visible } from '#shared/base/text.ts'
import type { InvestigationView } from '#shared/ipc/views.ts'
import type { Host, SuiteEnd } from '#shared/model/host.ts'
import { AnswerView } from '../domain/AnswerView.tsx'
import { SideMark } from '../domain/SideMark.tsx'
import { UnitContext } from '../domain/unit.ts'
import type { Answer } from '../state/answer.ts'
import {
  chooseHosts,
  isSameHost,
  routeOfHosts,
  runsToChoose,
  type HostChoice,
  type HostSides,
  type WholeRuns,
} from '../state/choose-hosts.ts'
import { routeTo, useRoute } from '../state/route.ts'
import { useInvestigation } from '../state/stores.tsx'
import { useAnswer } from '../state/use-answer.ts'
import { strings } from '../strings/index.ts'
import { Badge } from '../ui/Badge.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { StateMessage } from '../ui/StateMessage.tsx'
import { changeColumn } from './change-column.ts'
import { ChoiceKeys } from './ChoiceKeys.tsx'

const words = strings.app.hosts

/** Any host of either run against any other: one of each, or two of one run. */
export function HostsDialog({ onClose }: { readonly onClose: () => void }) {
  const [answer, retry] = useWholeRuns()
  return (
    <Dialog title={words.title} className="sources" onClose={onClose}>
      <AnswerView answer={answer} what={words.what} onRetry={retry}>
        {runs => <HostForm runs={runs} onClose={onClose} />}
      </AnswerView>
    </Dialog>
  )
}

/** What is on screen where whole runs are; asked for where only two hosts of them are. */
function useWholeRuns(): readonly [Answer<InvestigationView>, () => void] {
  const { baseline, target, goodHost } = useRoute()
  const shown = useInvestigation(state => state.investigation)
  const update = useInvestigation(state => state.updateInvestigation)
  const isAsked = goodHost !== undefined && baseline !== undefined && target !== undefined
  const [asked, retry] = useAnswer('investigation.open', isAsked ? { baseline, target } : undefined)
  return isAsked ? [asked, retry] : [shown, () => void update()]
}

interface HostFormProps {
  readonly runs: WholeRuns
  readonly onClose: () => void
}

function HostForm({ runs, onClose }: HostFormProps) {
  const route = useRoute()
  const form = useId()
  const [picked, setPicked] = useState<HostSides>(() => chooseHosts(runs, route))
  const wanted = routeOfHosts(picked, route)
  const sides = runsToChoose(runs)
  if (sides.flatMap(side => runs[side].hosts).length < 2) return <TooFew />
  return (
    <form
      id={form}
      className="source-list"
      onKeyDown={changeColumn}
      onSubmit={event => {
        event.preventDefault()
        if (wanted === undefined) return
        onClose()
        routeTo(wanted)
      }}
    >
      <UnitContext value="host">
        {sides.map(side => (
          <RunHosts
            key={side}
            run={side}
            title={titleOf(runs, side, sides.length === 1)}
            hosts={runs[side].hosts}
            picked={picked}
            onPick={(as, choice) => setPicked(before => ({ ...before, [as]: choice }))}
          />
        ))}
      </UnitContext>
      <div className="hosts-foot">
        <ChoiceKeys />
        <span className="panel-space" />
        {isSameHost(picked) ? <span role="status">{words.isSame}</span> : undefined}
        <Button look="primary" type="submit" disabled={wanted === undefined}>
          {strings.app.sources.compare}
        </Button>
      </div>
    </form>
  )
}

function TooFew() {
  return (
    <StateMessage title={words.tooFew.title}>
      <p>{words.tooFew.why}</p>
    </StateMessage>
  )
}

function titleOf({ baseline, target, good, bad }: WholeRuns, side: 'good' | 'bad', isOne: boolean): string {
  const [run, facts] = side === 'good' ? [baseline, good.run] : [target, bad.run]
  const name = facts.id ?? run.facts.id ?? run.label
  return words.runTitle(isOne ? undefined : side, visible(name))
}

interface RunHostsProps {
  readonly run: 'good' | 'bad'
  readonly title: string
  readonly hosts: readonly Host[]
  readonly picked: HostSides
  readonly onPick: (as: 'good' | 'bad', choice: HostChoice) => void
}

function RunHosts({ run, title, hosts, picked, onPick }: RunHostsProps) {
  return (
    <section className="source" aria-label={title}>
      <header>
        <h3>{title}</h3>
      </header>
      {hosts.length === 0 ? <p className="source-note">{words.none}</p> : undefined}
      <ul>
        {hosts.map(host => (
          <HostRow key={host.name} host={host} run={run} picked={picked} onPick={onPick} />
        ))}
      </ul>
    </section>
  )
}

type HostRowProps = Omit<RunHostsProps, 'hosts' | 'title'> & { readonly host: Host }

function HostRow({ host, run, picked, onPick }: HostRowProps) {
  const name = visible(host.name)
  const isPicked = (as: 'good' | 'bad') => picked[as]?.run === run && picked[as].name === host.name
  const radio = (as: 'good' | 'bad') => (
    <label className="run-pick">
      <input
        type="radio"
        data-initial-focus={as === 'good' && isPicked('good') ? '' : undefined}
        data-column={as}
        name={`host-${as}`}
        checked={isPicked(as)}
        onChange={() => onPick(as, { run, name: host.name })}
      />
      <SideMark side={as} />
      <span className="visually-hidden">{name}</span>
    </label>
  )
  return (
    <li className="run-row">
      {radio('good')}
      {radio('bad')}
      <span className="run-row-name">
        <span className="host-name">{name}</span>
        <span className="host-facts">
          {visible(host.role)} · {host.image === undefined ? words.noImage : visible(host.image)}
        </span>
      </span>
      <SuiteBadge suite={host.suite} />
    </li>
  )
}

/** The runner's own word; what nobody says is said to be unknown. */
function SuiteBadge({ suite }: { readonly suite: SuiteEnd | undefined }) {
  if (suite === undefined) return <Badge tone="neutral">{words.suite.unknown}</Badge>
  const hasPassed = suite.outcome === 'passed'
  return <Badge tone={hasPassed ? 'success' : 'error'}>{hasPassed ? words.suite.passed : words.suite.failed}</Badge>
}
