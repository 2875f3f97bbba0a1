import { useRef, type KeyboardEvent } from 'react'
import { visible } from '#shared/base/text.ts'
import { Button } from '../../ui/Button.tsx'
import { CloseIcon } from '../../ui/icons.tsx'
import type { Side } from './default-artifact.ts'
import { tabNames, type LogTabs, type TabChange } from './log-tabs.ts'

interface TabStripProps {
  readonly side: Side
  readonly tabs: LogTabs
  readonly onActivate: (place: number) => void
  readonly onChange: (change: TabChange) => void
}

/** The artifacts that are open beside each other on one side; nothing while there is only one. */
export function TabStrip({ side, tabs: { tabs, active }, onActivate, onChange }: TabStripProps) {
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
      <div ref={list} className="log-tab-list" role="tablist" aria-label={`Open logs of the ${side} run`}>
        {tabs.map(({ artifact }, place) => (
          <button
            key={artifact}
            type="button"
            role="tab"
            className="log-tab"
            aria-selected={place === active}
            tabIndex={place === active ? 0 : -1}
            title={visible(artifact)}
            onClick={() => onActivate(place)}
            onKeyDown={onKeyDown}
          >
            {visible(names[place] ?? artifact)}
          </button>
        ))}
      </div>
      <Button
        small
        look="quiet"
        iconOnly
        aria-label={`Close ${visible(names[active] ?? '')}`}
        title="Close this log (Alt+W)"
        onClick={() => onChange('close-tab')}
      >
        <CloseIcon />
      </Button>
    </div>
  )
}
