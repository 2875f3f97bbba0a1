import { useEffect, useState } from 'react'
import type { AppError } from '#shared/base/result.ts'
import { instant } from '#shared/base/time.ts'
import { visible } from '#shared/base/text.ts'
import type { CaseSummary } from '#shared/ipc/views.ts'
import { timeText } from '../../domain/time-text.ts'
import { useCase, useSettings, useStores } from '../../state/stores.tsx'
import { strings } from '../../strings/index.ts'
import { Button } from '../../ui/Button.tsx'
import { CaseIcon, CloseIcon } from '../../ui/icons.tsx'
import { OneLineError } from '../OneLineError.tsx'
import { caseName, runsName } from './case-name.ts'
import { listedCases } from './listed-cases.ts'
import { resumeCase } from './resume-case.ts'

const words = strings.casework.recent

/** More are shown on demand. */
const SHOWN = 5

/** Cases of before: one click goes on where the reader was. */
export function RecentCases({ onOpened }: { readonly onOpened: () => void }) {
  const stores = useStores()
  const [isWhole, setWhole] = useState(false)
  const [problem, setProblem] = useState<AppError>()
  const [asked, setAsked] = useState<string>()
  const recent = useCase(state => state.recent)
  const loadRecent = useCase(state => state.loadRecent)
  const remove = useCase(state => state.remove)
  useEffect(() => void loadRecent(), [loadRecent])
  const { cases, problems } = listedCases(recent)
  if (cases.length === 0 && problems.length === 0) return undefined
  const open = async (caseId: string) => {
    const resumed = await resumeCase(stores, caseId)
    setProblem(resumed.ok ? undefined : resumed.error)
    if (resumed.ok) onOpened()
  }
  const removeNow = async (caseId: string) => {
    const removed = await remove(caseId)
    setAsked(undefined)
    setProblem(removed.ok ? undefined : removed.error)
  }
  return (
    <section className="source recent-cases" aria-label={words.title}>
      <header>
        <CaseIcon />
        <h3>{words.title}</h3>
      </header>
      {problem === undefined ? undefined : <OneLineError error={problem} />}
      <ul>
        {(isWhole ? cases : cases.slice(0, SHOWN)).map(one => (
          <RecentCase
            key={one.caseId}
            summary={one}
            isAsked={asked === one.caseId}
            onAsk={setAsked}
            onOpen={() => void open(one.caseId)}
            onRemove={() => void removeNow(one.caseId)}
          />
        ))}
      </ul>
      {problems.map((error, index) => (
        <OneLineError key={index} error={error} />
      ))}
      {cases.length > SHOWN ? (
        <Button small look="quiet" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? words.showFewer : words.showAll(cases.length)}
        </Button>
      ) : undefined}
    </section>
  )
}

interface RecentCaseProps {
  readonly summary: CaseSummary
  /** Whether it is to go is being asked. */
  readonly isAsked: boolean
  /** Undefined = the question is answered. */
  readonly onAsk: (caseId: string | undefined) => void
  readonly onOpen: () => void
  readonly onRemove: () => void
}

function RecentCase({ summary, isAsked, onAsk, onOpen, onRemove }: RecentCaseProps) {
  const name = caseName(summary)
  return (
    <li className="cached-run">
      <OpenCase summary={summary} onOpen={onOpen} />
      {isAsked ? (
        <Confirm name={name} onRemove={onRemove} onKeep={() => onAsk(undefined)} />
      ) : (
        <Button
          look="quiet"
          small
          iconOnly
          aria-label={words.removeOf(visible(name))}
          title={words.remove}
          onClick={() => onAsk(summary.caseId)}
        >
          <CloseIcon />
        </Button>
      )}
    </li>
  )
}

function OpenCase({ summary, onOpen }: { readonly summary: CaseSummary; readonly onOpen: () => void }) {
  const mode = useSettings(state => state.settings.time)
  const { title, hosts, openedAt } = summary
  return (
    <button type="button" className="cached-run-facts cached-run-open" onClick={onOpen}>
      <span className="visually-hidden">{words.open} </span>
      <span className="recent-case-name">
        <span className="run-row-job">{visible(caseName(summary))}</span>
        {title === '' && hosts === undefined ? undefined : (
          <span className="mono">
            {hosts === undefined ? visible(runsName(summary)) : `${visible(hosts.good)} → ${visible(hosts.bad)}`}
          </span>
        )}
      </span>
      <span className="cached-run-numbers">
        <span>{words.work(summary)}</span>
        <span>{words.opened(timeText(instant(openedAt), mode === 'local' ? 'local' : 'utc', undefined))}</span>
      </span>
    </button>
  )
}

interface ConfirmProps {
  readonly name: string
  readonly onRemove: () => void
  readonly onKeep: () => void
}

/** What is removed was made by hand, and is not kept anywhere else. */
function Confirm({ name, onRemove, onKeep }: ConfirmProps) {
  return (
    <span className="cached-run-confirm" role="group" aria-label={words.confirm.group(visible(name))}>
      <span>{words.confirm.question}</span>
      <Button small autoFocus onClick={onKeep}>
        {words.confirm.keep}
      </Button>
      <Button small onClick={onRemove}>
        {words.confirm.remove}
      </Button>
    </span>
  )
}
