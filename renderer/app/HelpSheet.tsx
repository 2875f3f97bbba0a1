import { useState } from 'react'
import { SideMark } from '../domain/SideMark.tsx'
import { GLOSSARY } from '../domain/glossary.ts'
import { TermSource } from '../domain/Term.tsx'
import { groupBy } from '../state/group-by.ts'
import { useSettings } from '../state/stores.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { SearchField } from '../ui/SearchField.tsx'
import type { Command } from './command.ts'
import { findHelp } from './find-help.ts'
import { Shortcut } from './Shortcut.tsx'

interface HelpSheetProps {
  readonly commands: readonly Command[]
  readonly onClose: () => void
}

/** Keyboard shortcuts, what the marks mean, and words that not everybody knows; all of it can be searched. */
export function HelpSheet({ commands, onClose }: HelpSheetProps) {
  const [text, setText] = useState('')
  const { keys, words } = findHelp(commands, Object.entries(GLOSSARY), text)
  return (
    <Dialog title="Keyboard, marks and words" className="help" onClose={onClose} foot={<HelpFoot onClose={onClose} />}>
      <SearchField label="Find a shortcut or a word" isFirst value={text} onChange={setText} />
      <p className="visually-hidden" role="status">
        {text === '' ? '' : `${keys.length.toString()} shortcuts, ${words.length.toString()} words`}
      </p>
      {keys.length + words.length === 0 ? <p className="help-none">Nothing here has that in it.</p> : undefined}
      <div className="help-groups">
        {[...groupBy(keys, ({ group }) => group)].map(([group, own]) => (
          <KeyGroup key={group} group={group} commands={own} />
        ))}
      </div>
      {text === '' ? <Marks /> : undefined}
      {words.length === 0 ? undefined : (
        <section className="help-words" aria-label="Words">
          <h3>Words</h3>
          <dl>
            {words.map(([id, { word, meaning, source }]) => (
              <div key={id}>
                <dt>{word}</dt>
                <dd>
                  {meaning}
                  <TermSource source={source} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      )}
    </Dialog>
  )
}

interface KeyGroupProps {
  readonly group: string
  readonly commands: ReturnType<typeof findHelp>['keys']
}

function KeyGroup({ group, commands }: KeyGroupProps) {
  return (
    <section aria-label={group}>
      <h3>{group}</h3>
      <dl className="help-keys">
        {commands.map(({ id, title, shortcut }) => (
          <div key={id}>
            <dt>{title}</dt>
            <dd>
              <Shortcut shortcut={shortcut} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function Marks() {
  return (
    <p className="help-marks">
      <SideMark side="good" /> the good run, the baseline
      <SideMark side="bad" /> the bad run, the one being explained
    </p>
  )
}

function HelpFoot({ onClose }: Pick<HelpSheetProps, 'onClose'>) {
  const info = useSettings(state => state.info)
  const change = useSettings(state => state.change)
  return (
    <>
      {info.kind === 'ready' ? (
        <span className="help-version">
          Runskew {info.value.version}, knowledge <code>{info.value.knowledge.slice(0, 12)}</code>
        </span>
      ) : undefined}
      <span className="panel-space" />
      <Button
        small
        onClick={() => {
          void change({ hint: true })
          onClose()
        }}
      >
        Show the first steps again
      </Button>
    </>
  )
}
