import { useMemo, useRef, useState, type KeyboardEvent, type Ref } from 'react'
import { visible } from '#shared/base/text.ts'
import type { InvestigationView } from '#shared/ipc/views.ts'
import type { Host } from '#shared/model/host.ts'
import { nameWithoutHosts } from '../../domain/name-without-hosts.ts'
import { SideMark } from '../../domain/SideMark.tsx'
import { useUnit } from '../../domain/unit.ts'
import { useView } from '../../state/stores.tsx'
import { strings } from '../../strings/index.ts'
import { formatCount } from '../../ui/number-text.ts'
import { evidenceMarkdown, filterEvidence, listEvidence, type EvidenceItem } from './list-evidence.ts'

const words = strings.report.evidence

interface EvidenceShelfProps {
  /** The field to look for evidence in. */
  readonly ref: Ref<HTMLInputElement>
  readonly view: InvestigationView
  readonly onInsert: (block: string) => void
  /** Back to the text. */
  readonly onLeave: () => void
}

/** More are not drawn; the field narrows them. */
const SHOWN = 60

/** Everything that is cited, to be put into the text: by Enter or a click at its caret, by dragging anywhere. */
export function EvidenceShelf({ ref, view, onInsert, onLeave }: EvidenceShelfProps) {
  const [text, setText] = useState('')
  const [reached, setReached] = useState('')
  const list = useRef<HTMLUListElement>(null)
  const notify = useView(state => state.notify)
  const unit = useUnit()
  const all = useMemo(() => listEvidence(view.comparison), [view])
  const items = filterEvidence(all, text)
  const shown = items.slice(0, SHOWN)
  const stop = shown.find(({ key }) => key === reached) ?? shown[0]
  const insert = (item: EvidenceItem) => {
    onInsert(evidenceMarkdown(item, unit))
    notify(words.putIn(`${item.evidence.artifact}:${item.evidence.line.toString()}`))
  }
  const onFieldKey = (event: KeyboardEvent) => {
    const [first] = items
    if (event.key === 'Enter' && first !== undefined) {
      insert(first)
      onLeave()
    } else if (event.key === 'ArrowDown') buttonsOf(list.current)[0]?.focus()
    else if (event.key === 'Escape') onLeave()
    else return
    event.preventDefault()
  }
  return (
    <section className="report-shelf" aria-label={words.region}>
      <div className="report-shelf-head">
        <h2>{words.title}</h2>
        <span className="panel-count" role="status">
          {formatCount(items.length)}
        </span>
        <kbd title={words.keysHint}>{words.keys}</kbd>
      </div>
      <input
        ref={ref}
        className="report-shelf-field"
        aria-label={words.field}
        placeholder={words.fieldHint}
        value={text}
        spellCheck={false}
        onChange={event => setText(event.target.value)}
        onKeyDown={onFieldKey}
      />
      <ul ref={list} onKeyDown={event => moveInList(event, list.current, onLeave)}>
        {shown.map(item => (
          <li key={item.key} onFocus={() => setReached(item.key)}>
            <Item item={item} hosts={view[item.side].hosts} isStop={item === stop} onInsert={() => insert(item)} />
          </li>
        ))}
      </ul>
      {items.length > SHOWN ? <p className="report-more">{words.more(items.length - SHOWN)}</p> : undefined}
    </section>
  )
}

interface ItemProps {
  readonly item: EvidenceItem
  readonly hosts: readonly Host[]
  /** The one that Tab comes to; arrows lead to the others. */
  readonly isStop: boolean
  readonly onInsert: () => void
}

function Item({ item, hosts, isStop, onInsert }: ItemProps) {
  const unit = useUnit()
  const { side, about, evidence, group } = item
  return (
    <button
      type="button"
      className="report-item"
      tabIndex={isStop ? 0 : -1}
      draggable
      title={visible(evidence.text)}
      onClick={onInsert}
      onDragStart={event => {
        event.dataTransfer.setData('text/plain', `\n\n${evidenceMarkdown(item, unit)}\n`)
        event.dataTransfer.effectAllowed = 'copy'
      }}
    >
      <span className="report-item-head">
        <SideMark side={side} />
        <span className="report-item-place mono">
          {visible(lastPart(nameWithoutHosts(evidence.artifact, hosts)))}:{evidence.line}
        </span>
        <span className="report-item-group">{words.group[group]}</span>
      </span>
      <span className="report-item-about">{about}</span>
    </button>
  )
}

function lastPart(artifact: string): string {
  return artifact.slice(artifact.lastIndexOf('/') + 1)
}

function buttonsOf(list: HTMLElement | null): readonly HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>('.report-item') ?? [])]
}

/** Arrows go from one to the next, Escape goes back to the text. */
function moveInList(event: KeyboardEvent, list: HTMLElement | null, onLeave: () => void): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (event.key === 'Escape') onLeave()
  else if (step === undefined) return
  else {
    const buttons = buttonsOf(list)
    const at = buttons.findIndex(button => button === document.activeElement)
    buttons[at + step]?.focus()
  }
  event.preventDefault()
}
