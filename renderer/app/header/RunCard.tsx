import type { ReactNode } from 'react'
import { visible } from '#shared/base/text.ts'
import { formatDuration } from '#shared/base/time.ts'
import { shortVersion } from '#shared/base/version.ts'
import type { RunView } from '#shared/ipc/views.ts'
import { CopyButton } from '../../domain/CopyButton.tsx'
import { RouteLink } from '../../domain/EvidenceLink.tsx'
import { RunResultBadge } from '../../domain/RunSummary.tsx'
import { Term } from '../../domain/Term.tsx'
import { Time } from '../../domain/Time.tsx'
import { useView } from '../../state/stores.tsx'
import { strings } from '../../strings/index.ts'
import { Button } from '../../ui/Button.tsx'
import { ExternalLink } from '../../ui/ExternalLink.tsx'
import { formatCount } from '../../ui/number-text.ts'
import { caseText } from './case-text.ts'
import type { CaseFacts, Place, Stated, StatedVersion } from './case-facts.ts'

const words = strings.header

interface RunCardProps {
  readonly side: 'good' | 'bad'
  readonly run: RunView | undefined
  readonly host: string | undefined
  readonly facts: CaseFacts
}

/** Everything that is known of one side, each with where it is stated, and what can be done with it. */
export function RunCard({ side, run, host, facts }: RunCardProps) {
  const showDialog = useView(state => state.showDialog)
  return (
    <div className="run-card">
      <Facts side={side} host={host} facts={facts} />
      <RunPages run={run} />
      <div className="run-card-actions">
        <Button small onClick={() => showDialog(`replace-${side}`)}>
          {words.replace[side]}
        </Button>
        <CopyButton label={words.copyFacts} text={() => caseText({ side, run, host, facts })} />
      </div>
    </div>
  )
}

type FactName = keyof typeof words.facts

type FactsProps = Pick<RunCardProps, 'side' | 'host' | 'facts'>

function Facts({ side, host, facts }: FactsProps) {
  const fact = <T,>(name: FactName, { value, places }: Stated<T>, show: (value: T) => ReactNode) => (
    <Fact name={name} side={side} places={places}>
      {value === undefined ? undefined : show(value)}
    </Fact>
  )
  const versions = (name: 'image' | 'commit', list: readonly StatedVersion[]) =>
    list.length === 0 ? (
      <Fact name={name} side={side} places={[]} />
    ) : (
      list.map(({ of, version, places }) => (
        <Fact key={`${of} ${version}`} name={name} side={side} places={places}>
          <span className="run-card-version">
            {of === '' ? undefined : <span className="run-card-of">{visible(of)}</span>}
            <span className="mono" title={visible(version)}>
              {visible(shortVersion(version))}
            </span>
            <CopyButton label={words.copyFact(name, visible(of))} iconOnly text={() => version} />
          </span>
        </Fact>
      ))
    )
  return (
    <dl className="run-card-facts">
      {host === undefined ? undefined : (
        <Fact name="host" side={side} places={[]}>
          <span className="mono">{visible(host)}</span>
        </Fact>
      )}
      {fact('result', facts.result, result => (
        <RunResultBadge result={result} />
      ))}
      {fact('job', facts.job, visible)}
      {fact('run', facts.id, id => (
        <span className="mono">{visible(id)}</span>
      ))}
      {fact('start', facts.startedAt, at => (
        <Time at={at} />
      ))}
      {fact('end', facts.finishedAt, at => (
        <Time at={at} start={facts.startedAt.value} />
      ))}
      {fact('duration', { value: facts.duration, places: [] }, formatDuration)}
      {versions('image', facts.images)}
      {versions('commit', facts.commits)}
    </dl>
  )
}

interface FactProps extends Pick<FactsProps, 'side'> {
  readonly name: FactName
  readonly places: readonly Place[]
  /** Undefined = nothing states it. */
  readonly children?: ReactNode
}

function Fact({ name, side, places, children }: FactProps) {
  return (
    <div>
      <dt>{name === 'image' ? <Term id="os-image" /> : words.facts[name]}</dt>
      <dd>{children ?? <span className="run-card-unknown">{words.unstated}</span>}</dd>
      <dd className="run-card-places">
        {places.map(({ artifact, line }) => (
          <RouteLink key={artifact} className="evidence-link" change={{ panel: 'logs', side, artifact, line }}>
            {visible(artifact.split('/').at(-1) ?? artifact)}
            {line === undefined ? '' : `:${formatCount(line)}`}
          </RouteLink>
        ))}
      </dd>
    </div>
  )
}

/** The pages outside that show the run, each with the address it leads to. */
function RunPages({ run }: Pick<RunCardProps, 'run'>) {
  if (run?.place === undefined) {
    return <p className="run-card-note">{words.openedHere}</p>
  }
  const { uri, pages } = run.place
  return (
    <ul className="run-card-pages">
      {pages.map(({ title, url }) => (
        <li key={url}>
          <ExternalLink address={url}>{words.openIn(title)}</ExternalLink>
          <span className="mono" title={url}>
            {visible(url)}
          </span>
        </li>
      ))}
      <li>
        <span>{words.facts.place}</span>
        <span className="mono">{visible(uri)}</span>
        <CopyButton label={words.copyAddress} iconOnly text={() => uri} />
      </li>
    </ul>
  )
}
