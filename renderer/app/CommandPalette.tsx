import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import { visible } from '#shared/base/text.ts'
import { Dialog } from '../ui/Dialog.tsx'
import type { Command } from './command.ts'
import { filterCommands } from './filter-commands.ts'
import { Shortcut } from './Shortcut.tsx'

interface CommandPaletteProps {
  readonly commands: readonly Command[]
  readonly onClose: () => void
}

/** All commands by name: type, arrows, Enter. */
export function CommandPalette({ commands, onClose }: CommandPaletteProps) {
  const [text, setText] = useState('')
  const [active, setActive] = useState(0)
  const listId = useId()
  const shown = filterCommands(commands, text)
  const run = (command: Command | undefined) => {
    if (command === undefined) return
    onClose()
    command.run()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) setActive(at => (at + step + shown.length) % Math.max(1, shown.length))
    else if (event.key === 'Enter') run(shown[active])
    else return
    event.preventDefault()
  }
  return (
    <Dialog title="All commands" bare className="palette" onClose={onClose}>
      <input
        className="command-input"
        role="combobox"
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={shown[active] === undefined ? undefined : `${listId}-${active.toString()}`}
        aria-label="Command"
        placeholder="Type a command"
        autoFocus
        spellCheck={false}
        value={text}
        onKeyDown={onKeyDown}
        onChange={event => {
          setText(event.target.value)
          setActive(0)
        }}
      />
      <ul id={listId} role="listbox" aria-label="Commands" className="command-list">
        {shown.map((command, index) => (
          <Option
            key={command.id}
            id={`${listId}-${index.toString()}`}
            command={command}
            isActive={index === active}
            onRun={() => run(command)}
          />
        ))}
      </ul>
      {shown.length === 0 ? <p className="command-none">No command matches.</p> : undefined}
    </Dialog>
  )
}

interface OptionProps {
  readonly id: string
  readonly command: Command
  readonly isActive: boolean
  readonly onRun: () => void
}

function Option({ id, command, isActive, onRun }: OptionProps) {
  const element = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (isActive) element.current?.scrollIntoView({ block: 'nearest' })
  }, [isActive])
  return (
    <li ref={element} id={id} role="option" aria-selected={isActive} onClick={onRun}>
      <span className="command-group">{command.group}</span>
      <span className="command-title">{visible(command.title)}</span>
      {command.shortcut === undefined ? undefined : <Shortcut shortcut={command.shortcut} />}
    </li>
  )
}
