import { useState } from 'react'
import { visible } from '#shared/base/text.ts'
import type { EntitiesView, Entity, EntityKind, InvestigationView } from '#shared/ipc/views.ts'
import { AnswerView } from '../../domain/AnswerView.tsx'
import { EvidenceList, RouteLink, type Side } from '../../domain/EvidenceLink.tsx'
import { InvestigationAnswer } from '../../domain/InvestigationAnswer.tsx'
import { routeTo, useRoute } from '../../state/route.ts'
import { useView } from '../../state/stores.tsx'
import { useSettledAnswer } from '../../state/use-settled-answer.ts'
import { strings } from '../../strings/index.ts'
import { SearchField } from '../../ui/SearchField.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { StateMessage } from '../../ui/StateMessage.tsx'
import { StoryView } from './StoryView.tsx'
import './stories.css'

const words = strings.stories

type KindFilter = Extract<EntityKind, 'test' | 'node' | 'unit' | 'pod'> | 'all'

const SIDES: readonly { readonly value: Side; readonly label: string }[] = [
  { value: 'good', label: words.sides.good },
  { value: 'bad', label: words.sides.bad },
]
const KINDS: readonly { readonly value: KindFilter; readonly label: string }[] = [
  { value: 'all', label: words.kinds.all },
  { value: 'test', label: words.kinds.test },
  { value: 'node', label: words.kinds.node },
  { value: 'unit', label: words.kinds.unit },
  { value: 'pod', label: words.kinds.pod },
]
/** More are not listed: the filter narrows them. */
const LISTED = 200

export function StoriesPanel() {
  return <InvestigationAnswer>{view => <Stories view={view} />}</InvestigationAnswer>
}

function Stories({ view }: { readonly view: InvestigationView }) {
  const { side = 'bad', entity } = useRoute()
  const [kind, setKind] = useState<KindFilter>('all')
  const text = useView(state => state.filters['stories'] ?? '')
  const setFilter = useView(state => state.setFilter)
  const { runId } = side === 'good' ? view.baseline : view.target
  const [answer, retry] = useSettledAnswer('entity.list', {
    runId,
    text: text.slice(0, 500),
    limit: LISTED,
    ...(kind === 'all' ? {} : { kind }),
  })
  return (
    <div className="panel">
      <div className="panel-bar">
        <h1>{words.title}</h1>
        <Segmented
          label={words.sides.label}
          options={SIDES}
          value={side}
          onChange={value => routeTo({ side: value, entity: undefined })}
        />
        <Segmented label={words.kinds.label} options={KINDS} value={kind} onChange={setKind} />
        <SearchField label={words.filter} value={text} onChange={value => setFilter('stories', value)} />
      </div>
      <div className="stories">
        <div className="stories-list panel-scroll" tabIndex={0} role="region" aria-label={words.list.region}>
          <AnswerView answer={answer} what={words.list.what} onRetry={retry}>
            {found => <EntityList found={found} side={side} current={entity} />}
          </AnswerView>
        </div>
        {entity === undefined ? (
          <div className="story">
            <StateMessage title={words.choose}>
              <p>{words.chooseHint}</p>
            </StateMessage>
          </div>
        ) : (
          <StoryView key={`${runId} ${entity}`} runId={runId} side={side} entityId={entity} />
        )}
      </div>
    </div>
  )
}

interface EntityListProps {
  readonly found: EntitiesView
  readonly side: Side
  readonly current: string | undefined
}

function EntityList({ found, side, current }: EntityListProps) {
  if (found.total === 0) {
    return (
      <StateMessage title={words.list.none}>
        <p>{words.list.noneHint}</p>
      </StateMessage>
    )
  }
  const more = found.total - found.entities.length
  return (
    <>
      <ul>
        {found.entities.map(entity => (
          <li key={entity.id} aria-current={entity.id === current ? 'true' : undefined}>
            <RouteLink change={{ side, entity: entity.id }}>
              <span className="stories-name">{visible(entity.title)}</span>
              <span className="stories-facts">{describe(entity)}</span>
            </RouteLink>
          </li>
        ))}
      </ul>
      {more > 0 ? <p className="stories-note">{words.list.more(more)}</p> : undefined}
      {found.notes.map(({ text, evidence }, index) => (
        <div key={index} className="stories-note">
          <p>{visible(text)}</p>
          <EvidenceList side={side} evidence={evidence} />
        </div>
      ))}
    </>
  )
}

/** What tells two of one name apart. */
function describe({ kind, host, uid }: Entity): string {
  const where = kind === 'node' ? undefined : host
  return [words.list.kind[kind], uid, where].flatMap(part => (part === undefined ? [] : visible(part))).join(' · ')
}
