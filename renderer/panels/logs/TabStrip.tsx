import { useRef, type KeyboardEvent } from 'react'
import { visible } from '#shared/base/text.ts'
import { SideMark } from '../../domain/SideMark.tsx'
import { OWN_SIDE, type PaneId } from '../../state/log-pane.ts'
import { strings } from '../../strings/index.ts'
import { Button } from '../../ui/Button.tsx'
import { CloseIcon } from '../../ui/icons.tsx'
import { tabNames, type LogTabs, type TabChange } from './log-tabs.ts'

const words = strings.logs.tabs

interface TabStripProps {
  readonly pane: PaneId
  readonly tabs: LogTabs
  readonly onActivate: (place: number) => void
  readonly onChange: (change: TabChange) => void
}

/** The artifacts that are open in one pane, those of the other run marked; nothing while there is only one. */
export function TabStrip({ pane, tabs: { tabs, active }, onActivate, onChange }: TabStripProps) {
  const list = useRef<HTMLDivElement>(null)
  if (tabs.length < 2) return undefined
  const names = tabNames(tabs)
  const onKeyDown = (event: KeyboardEvent) => {
    const change = ({ ArrowLeft: 'previous-tab', ArrowRight: 'next-tab', Delete: 'close-tab' } as const)[event.key]
    if (change === undefined) return
    event.preventDefault()
    onChange(change)
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>('[aria-selected="true"]')?.focus())
  }
  return (
    <div className="log-tabs">
      <div ref={list} className="log-tab-list" role="tablist" aria-label={words.name(pane)}>
        {tabs.map(({ side, artifact }, place) => (
          <button
            key={`${side} ${artifact}`}
            type="button"
            role="tab"
            className="log-tab"
            aria-selected={place === active}
            tabIndex={place === active ? 0 : -1}
            title={visible(artifact)}
            onClick={() => onActivate(place)}
            onKeyDown={onKeyDown}
          >
            {side === OWN_SIDE[pane] ? undefined : <SideMark side={side} />}
            <span className="log-tab-name">{visible(names[place] ?? artifact)}</span>
          </button>
        ))}
      </div>
      <Button
        small
        look="quiet"
        iconOnly
        aria-label={words.close(visible(names[active] ?? ''))}
        title={words.closeHint}
        onClick={() => onChange('close-tab')}
      >
        <CloseIcon />
      </Button>
    </div>
  )
}
