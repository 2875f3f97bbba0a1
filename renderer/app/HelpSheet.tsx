import { useState } from 'react'
import { SideMark } from '../domain/SideMark.tsx'
import { GLOSSARY } from '../domain/glossary.ts'
import { TermSource } from '../domain/Term.tsx'
import { groupBy } from '../state/group-by.ts'
import { useSettings } from '../state/stores.tsx'
import { strings } from '../strings/index.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { SearchField } from '../ui/SearchField.tsx'
import type { Command } from './command.ts'
import { findHelp } from './find-help.ts'
import { Shortcut } from './Shortcut.tsx'

const words = strings.app.help

interface HelpSheetProps {
  readonly commands: readonly Command[]
  readonly onClose: () => void
}

/** Keyboard shortcuts, what the marks mean, and words that not everybody knows; all of it can be searched. */
export function HelpSheet({ commands, onClose }: HelpSheetProps) {
  const [text, setText] = useState('')
  const { keys, words: terms } = findHelp(commands, Object.entries(GLOSSARY), text)
  return (
    <Dialog title={words.title} className="help" onClose={onClose} foot={<HelpFoot onClose={onClose} />}>
      <SearchField label={words.find} isFirst value={text} onChange={setText} />
      <p className="visually-hidden" role="status">
        {text === '' ? '' : words.found(keys.length, terms.length)}
      </p>
      {keys.length + terms.length === 0 ? <p className="help-none">{words.none}</p> : undefined}
      <div className="help-groups">
        {[...groupBy(keys, ({ group }) => strings.app.commands.groups[group])].map(([title, own]) => (
          <KeyGroup key={title} title={title} commands={own} />
        ))}
      </div>
      {text === '' ? <Marks /> : undefined}
      {terms.length === 0 ? undefined : (
        <section className="help-words" aria-label={words.words}>
          <h3>{words.words}</h3>
          <dl>
            {terms.map(([id, { word, meaning, source }]) => (
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
  readonly title: string
  readonly commands: ReturnType<typeof findHelp>['keys']
}

function KeyGroup({ title, commands }: KeyGroupProps) {
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
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
      <SideMark side="good" /> {words.sides.good}
      <SideMark side="bad" /> {words.sides.bad}
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
          {words.version(info.value.version, <code>{info.value.knowledge.slice(0, 12)}</code>)}
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
        {strings.app.commands.firstSteps}
      </Button>
    </>
  )
}
