import { Dialog } from '../ui/Dialog.tsx'
import { SideMark } from '../domain/SideMark.tsx'
import { useSettings } from '../state/stores.tsx'
import type { Command } from './command.ts'
import { Shortcut } from './Shortcut.tsx'

interface HelpSheetProps {
  readonly commands: readonly Command[]
  readonly onClose: () => void
}

/** Keyboard shortcuts and what the marks mean. */
export function HelpSheet({ commands, onClose }: HelpSheetProps) {
  const info = useSettings(state => state.info)
  const withKeys = commands.flatMap(({ id, title, shortcut }) =>
    shortcut === undefined ? [] : [{ id, title, shortcut }],
  )
  return (
    <Dialog title="Keyboard and marks" onClose={onClose}>
      <dl className="help-keys">
        {withKeys.map(({ id, title, shortcut }) => (
          <div key={id}>
            <dt>{title}</dt>
            <dd>
              <Shortcut shortcut={shortcut} />
            </dd>
          </div>
        ))}
      </dl>
      <p className="help-marks">
        <SideMark side="good" /> the good run, the baseline
        <SideMark side="bad" /> the bad run, the one being explained
      </p>
      {info.kind === 'ready' ? (
        <p className="help-version">
          Runskew {info.value.version}, knowledge <code>{info.value.knowledge.slice(0, 12)}</code>
        </p>
      ) : undefined}
    </Dialog>
  )
}
