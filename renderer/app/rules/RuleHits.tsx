import { useId } from 'react'
import { visible } from '#shared/base/text.ts'
import type { RuleTrial } from '#shared/ipc/views.ts'
import { errorText } from '#shared/report/error-text.ts'
import { EvidenceList } from '../../domain/EvidenceLink.tsx'
import { SideMark } from '../../domain/SideMark.tsx'
import type { Answer } from '../../state/answer.ts'
import type { RuleEditing } from '../../state/rule-store.ts'
import { useInvestigation } from '../../state/stores.tsx'
import { strings } from '../../strings/index.ts'
import { Button } from '../../ui/Button.tsx'
import { formatCount } from '../../ui/number-text.ts'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import { countText, limitTexts, readText } from './hit-text.ts'
import { useLastReady } from '../../state/use-last-ready.ts'
import { useLasting, useTrialProgress, type RuleTrials } from './use-rule-trial.ts'

const words = strings.rules.hits

/** Reading that is over sooner needs no bar. Milliseconds. */
const LONG_MS = 1_000

interface RuleHitsProps {
  readonly editing: RuleEditing
  readonly trials: RuleTrials
}

/** What the literal and the pattern find now: where the rule was begun, and in both runs. */
export function RuleHits({ editing: { origin }, trials }: RuleHitsProps) {
  const hasPair = useInvestigation(state => state.pair !== undefined)
  const id = useId()
  return (
    <section className="rule-hits" aria-labelledby={`${id}title`}>
      <h3 id={`${id}title`}>{words.title}</h3>
      {hasPair ? (
        <>
          {origin === undefined ? undefined : <Here artifact={origin.artifact} answer={trials.here} />}
          <Run side="good" answer={trials.good} />
          <Run side="bad" answer={trials.bad} />
          <Reading trials={trials} />
        </>
      ) : (
        <p className="rule-help">{words.noRuns}</p>
      )}
    </section>
  )
}

function Here({ artifact, answer }: { readonly artifact: string; readonly answer: Answer<RuleTrial> }) {
  const shown = useLastReady(answer)
  const name = visible(artifact.split('/').at(-1) ?? artifact)
  const count = shown.kind === 'ready' ? words.lines(shown.value.total) : stateText(shown)
  return (
    <p className="rule-count" role="status" aria-busy={answer.kind === 'loading'}>
      <span className="rule-count-name" title={visible(artifact)}>
        {words.inArtifact(name)}
      </span>
      <b>{count}</b>
    </p>
  )
}

function Run({ side, answer }: { readonly side: 'good' | 'bad'; readonly answer: Answer<RuleTrial> }) {
  const shown = useLastReady(answer)
  return (
    <div className="rule-run" role="group" aria-label={words.inRun(side)}>
      <p className="rule-count" role="status" aria-busy={answer.kind === 'loading'}>
        <SideMark side={side} />
        <span className="rule-count-name">{words.inRun(side)}</span>
        <b>{shown.kind === 'ready' ? countText(shown.value) : stateText(shown)}</b>
      </p>
      {shown.kind === 'ready' ? <Found side={side} trial={shown.value} /> : undefined}
    </div>
  )
}

function stateText(answer: Answer<RuleTrial>): string {
  if (answer.kind === 'loading') return words.loading
  const isRefused = answer.kind !== 'failed' || answer.error.code === 'rules/refused'
  return isRefused ? words.notCounted : visible(errorText(answer.error).what)
}

const ARTIFACTS_SHOWN = 4
const LINES_SHOWN = 2

function Found({ side, trial }: { readonly side: 'good' | 'bad'; readonly trial: RuleTrial }) {
  const limits = limitTexts(trial)
  return (
    <>
      {trial.total === 0 ? undefined : (
        <>
          <Artifacts trial={trial} />
          <EvidenceList side={side} evidence={trial.hits} shown={LINES_SHOWN} />
        </>
      )}
      {limits.map(text => (
        <p key={text} className="rule-limit">
          {text}
        </p>
      ))}
      {trial.total === 0 ? <p className="rule-help">{readText(trial)}</p> : undefined}
    </>
  )
}

function Artifacts({ trial: { artifacts } }: { readonly trial: RuleTrial }) {
  const rest = artifacts.slice(ARTIFACTS_SHOWN)
  return (
    <>
      <ArtifactCounts counts={artifacts.slice(0, ARTIFACTS_SHOWN)} />
      {rest.length === 0 ? undefined : (
        <details className="disclosure">
          <summary>{words.moreArtifacts(rest.length)}</summary>
          <ArtifactCounts counts={rest} />
        </details>
      )}
    </>
  )
}

function ArtifactCounts({ counts }: { readonly counts: RuleTrial['artifacts'] }) {
  return (
    <ul className="rule-artifacts">
      {counts.map(({ artifact, lines }) => (
        <li key={artifact}>
          <ArtifactName artifact={artifact} />
          <span>{formatCount(lines)}</span>
        </li>
      ))}
    </ul>
  )
}

/** The folders give way before the name does. */
function ArtifactName({ artifact }: { readonly artifact: string }) {
  const end = artifact.lastIndexOf('/') + 1
  return (
    <span className="rule-artifact mono" title={visible(artifact)}>
      <span>{visible(artifact.slice(0, end))}</span>
      {visible(artifact.slice(end))}
    </span>
  )
}

/** Has its place also while nothing is read, so that nothing moves when reading takes long. */
function Reading({ trials }: Pick<RuleHitsProps, 'trials'>) {
  const { isReading, isStopped, stop, goOn } = trials
  const isLong = useLasting(isReading, LONG_MS)
  const progress = useTrialProgress(isReading)
  const text = progress === undefined ? words.reading : words.readingBytes(progress.doneBytes)
  return (
    <div className="rule-reading">
      {isLong && !isStopped ? (
        <>
          <span className="rule-reading-text">{text}</span>
          <ProgressBar label={words.counting} part={undefined} />
          <Button small onClick={stop}>
            {words.cancel}
          </Button>
        </>
      ) : undefined}
      {isStopped ? (
        <>
          <span className="rule-reading-text">{words.stopped}</span>
          <Button small onClick={goOn}>
            {words.again}
          </Button>
        </>
      ) : undefined}
    </div>
  )
}
