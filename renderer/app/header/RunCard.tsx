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
import { Button } from '../../ui/Button.tsx'
import { ExternalLink } from '../../ui/ExternalLink.tsx'
import { formatCount } from '../../ui/number-text.ts'
import { caseText } from './case-text.ts'
import type { CaseFacts, Place, Stated, StatedVersion } from './case-facts.ts'

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
          Replace the {side} run…
        </Button>
        <CopyButton label="Copy these facts" text={() => caseText({ side, run, host, facts })} />
      </div>
    </div>
  )
}

const IMAGE_LABEL = 'OS image'

type FactsProps = Pick<RunCardProps, 'side' | 'host' | 'facts'>

function Facts({ side, host, facts }: FactsProps) {
  const fact = <T,>(label: string, { value, places }: Stated<T>, show: (value: T) => ReactNode) => (
    <Fact label={label} side={side} places={places}>
      {value === undefined ? undefined : show(value)}
    </Fact>
  )
  const versions = (label: string, list: readonly StatedVersion[]) =>
    list.length === 0 ? (
      <Fact label={label} side={side} places={[]} />
    ) : (
      list.map(({ of, version, places }) => (
        <Fact key={`${of} ${version}`} label={label} side={side} places={places}>
          <span className="run-card-version">
            {of === '' ? undefined : <span className="run-card-of">{visible(of)}</span>}
            <span className="mono" title={visible(version)}>
              {visible(shortVersion(version))}
            </span>
            <CopyButton label={`Copy ${label} ${visible(of)}`.trim()} iconOnly text={() => version} />
          </span>
        </Fact>
      ))
    )
  return (
    <dl className="run-card-facts">
      {host === undefined ? undefined : (
        <Fact label="Host" side={side} places={[]}>
          <span className="mono">{visible(host)}</span>
        </Fact>
      )}
      {fact('Result', facts.result, result => (
        <RunResultBadge result={result} />
      ))}
      {fact('Job', facts.job, visible)}
      {fact('Run', facts.id, id => (
        <span className="mono">{visible(id)}</span>
      ))}
      {fact('Start', facts.startedAt, at => (
        <Time at={at} />
      ))}
      {fact('End', facts.finishedAt, at => (
        <Time at={at} start={facts.startedAt.value} />
      ))}
      {fact('Duration', { value: facts.duration, places: [] }, formatDuration)}
      {versions(IMAGE_LABEL, facts.images)}
      {versions('Commit', facts.commits)}
    </dl>
  )
}

interface FactProps extends Pick<FactsProps, 'side'> {
  readonly label: string
  readonly places: readonly Place[]
  /** Undefined = nothing states it. */
  readonly children?: ReactNode
}

function Fact({ label, side, places, children }: FactProps) {
  return (
    <div>
      <dt>{label === IMAGE_LABEL ? <Term id="os-image" /> : label}</dt>
      <dd>{children ?? <span className="run-card-unknown">unknown: no artifact that was read states it</span>}</dd>
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
    return <p className="run-card-note">Opened from here: no artifact says where on the web this run can be seen.</p>
  }
  const { uri, pages } = run.place
  return (
    <ul className="run-card-pages">
      {pages.map(({ title, url }) => (
        <li key={url}>
          <ExternalLink address={url}>Open in {title}</ExternalLink>
          <span className="mono" title={url}>
            {visible(url)}
          </span>
        </li>
      ))}
      <li>
        <span>Stored at</span>
        <span className="mono">{visible(uri)}</span>
        <CopyButton label="Copy address" iconOnly text={() => uri} />
      </li>
    </ul>
  )
}
