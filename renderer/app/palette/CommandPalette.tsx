import { useId, useMemo, useState, type KeyboardEvent } from 'react'
import { useInvestigation, useStores } from '../../state/stores.tsx'
import { strings } from '../../strings/index.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { typedWords } from '../../ui/typed-words.ts'
import type { Command } from '../command.ts'
import { findItems, searchable, type Found } from './find-items.ts'
import { commandItem, investigationItems, type PaletteItem } from './palette-items.ts'
import { PaletteOption } from './PaletteOption.tsx'
import './palette.css'

const words = strings.palette

interface CommandPaletteProps {
  readonly commands: readonly Command[]
  readonly onClose: () => void
}

/** All commands, and whatever the investigation has a name for: type, arrows, Enter. */
export function CommandPalette({ commands, onClose }: CommandPaletteProps) {
  const [text, setText] = useState('')
  const [active, setActive] = useState(0)
  const { view } = useStores()
  const listId = useId()
  const found = useFound(commands, text)
  const { items } = found
  const run = (item: PaletteItem | undefined) => {
    if (item === undefined) return
    onClose()
    view.getState().rememberChoice(item.id)
    item.run()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key]
    if (step !== undefined) setActive(at => stepTo(at, step, items.length))
    else if (event.key === 'Enter') run(items[active])
    else return
    event.preventDefault()
  }
  return (
    <Dialog title={words.title} bare className="palette" onClose={onClose}>
      <input
        className="command-input"
        role="combobox"
        aria-expanded="true"
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={items[active] === undefined ? undefined : `${listId}-${active.toString()}`}
        aria-label={words.field}
        placeholder={words.hint}
        autoFocus
        spellCheck={false}
        value={text}
        onKeyDown={onKeyDown}
        onChange={event => {
          setText(event.target.value)
          setActive(0)
        }}
      />
      <ul id={listId} role="listbox" aria-label={words.list} className="command-list">
        {items.map((item, index) => (
          <PaletteOption
            key={item.id}
            id={`${listId}-${index.toString()}`}
            item={item}
            kind={index < found.recent ? words.recent : words.kinds[item.kind]}
            typed={typedWords(text)}
            isActive={index === active}
            onRun={() => run(item)}
          />
        ))}
      </ul>
      <p className="command-count" role="status">
        {countText(found)}
      </p>
    </Dialog>
  )
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 }

/** Single steps go round; a page stops at the end. */
function stepTo(at: number, step: number, count: number): number {
  if (Math.abs(step) === 1) return (at + step + count) % Math.max(1, count)
  return Math.max(0, Math.min(count - 1, at + step))
}

/** The names are prepared once, when the palette opens. */
function useFound(commands: readonly Command[], text: string): Found {
  const { view } = useStores()
  const answer = useInvestigation(state => state.investigation)
  const [recent] = useState(() => view.getState().recentChoices)
  const [listed] = useState(commands)
  const all = useMemo(() => {
    const things = answer.kind === 'ready' ? investigationItems(answer.value, view.getState()) : []
    return searchable([...listed.map(commandItem), ...things])
  }, [answer, listed, view])
  return useMemo(() => findItems(all, text, recent), [all, text, recent])
}

function countText({ items, total }: Found): string {
  if (total === 0) return words.none
  return items.length === total ? '' : words.narrow(items.length, total)
}
