import { useId, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { visible } from '#shared/base/text.ts'
import { COVERAGE_STATE } from '../../domain/labels.ts'
import { Badge } from '../../ui/Badge.tsx'
import { formatCount, plural } from '../../ui/number-text.ts'
import { filterOptions, type ArtifactOption } from './artifact-options.ts'

interface ArtifactPickerProps {
  readonly label: string
  readonly options: readonly ArtifactOption[]
  readonly artifact: string | undefined
  /** In a new tab, or in place of what is shown. */
  readonly onPick: (artifact: string, isNew: boolean) => void
}

/** More options than this are not drawn; typing narrows them. */
const SHOWN = 100

/** A combobox: shows the artifact, filters by words when typed into. */
export function ArtifactPicker({ label, options, artifact, onPick }: ArtifactPickerProps) {
  const { filter, setFilter, active, setActive, input, isOpen, found, shown, open, close, pick, onKeyDown } = usePicker(
    {
      options,
      artifact,
      onPick,
    },
  )
  const id = useId()
  return (
    <div className="log-picker" onBlur={event => !event.currentTarget.contains(event.relatedTarget) && close()}>
      <input
        ref={input}
        type="text"
        role="combobox"
        className="log-picker-input"
        aria-label={label}
        aria-expanded={isOpen}
        aria-controls={`${id}list`}
        aria-autocomplete="list"
        aria-activedescendant={isOpen && shown.length > 0 ? `${id}option${active}` : undefined}
        autoComplete="off"
        spellCheck={false}
        placeholder={artifact === undefined ? 'Choose an artifact' : visible(artifact)}
        title={artifact === undefined ? undefined : visible(artifact)}
        value={filter ?? (artifact === undefined ? '' : visible(artifact))}
        onClick={() => !isOpen && open()}
        onChange={event => {
          setFilter(event.target.value)
          setActive(0)
        }}
        onKeyDown={onKeyDown}
      />
      <span className="log-picker-arrow" aria-hidden="true">
        ▾
      </span>
      <div className="log-picker-list" hidden={!isOpen}>
        <ul id={`${id}list`} role="listbox" aria-label={label}>
          {isOpen && <Options id={id} shown={shown} active={active} artifact={artifact} onPick={pick} />}
        </ul>
        {isOpen && <Remainder shown={shown.length} found={found.length} />}
      </div>
    </div>
  )
}

type PickerOptions = Pick<ArtifactPickerProps, 'options' | 'artifact' | 'onPick'>

/** Open or not, what is typed, which option the keys are on. */
function usePicker({ options, artifact, onPick }: PickerOptions) {
  const [filter, setFilter] = useState<string>()
  const [active, setActive] = useState(0)
  const input = useRef<HTMLInputElement>(null)
  const isOpen = filter !== undefined
  const found = useMemo(() => filterOptions(options, filter ?? ''), [options, filter])
  const shown = found.slice(0, SHOWN)

  const open = () => {
    setFilter('')
    setActive(
      Math.max(
        0,
        options.slice(0, SHOWN).findIndex(option => option.artifact === artifact),
      ),
    )
    input.current?.select()
  }
  const close = () => setFilter(undefined)
  const pick = (option: ArtifactOption | undefined, isNew: boolean) => {
    if (option === undefined) return
    close()
    onPick(option.artifact, isNew)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 }[event.key]
    if (step !== undefined) {
      event.preventDefault()
      if (!isOpen) open()
      else setActive(index => Math.max(0, Math.min(shown.length - 1, index + step)))
    } else if (event.key === 'Enter' && isOpen) pick(shown[active], hasMod(event))
    else if (event.key === 'Escape' && isOpen) {
      event.stopPropagation()
      close()
    }
  }
  return { filter, setFilter, active, setActive, input, isOpen, found, shown, open, close, pick, onKeyDown }
}

interface OptionsProps {
  readonly id: string
  readonly shown: readonly ArtifactOption[]
  readonly active: number
  readonly artifact: string | undefined
  readonly onPick: (option: ArtifactOption, isNew: boolean) => void
}

function hasMod({ ctrlKey, metaKey }: { readonly ctrlKey: boolean; readonly metaKey: boolean }): boolean {
  return ctrlKey || metaKey
}

function Options({ id, shown, active, artifact, onPick }: OptionsProps) {
  return shown.map((option, index) => (
    <Option
      key={option.artifact}
      id={`${id}option${index}`}
      option={option}
      isActive={index === active}
      isCurrent={option.artifact === artifact}
      onPick={isNew => onPick(option, isNew)}
    />
  ))
}

function Remainder({ shown, found }: { readonly shown: number; readonly found: number }) {
  if (found === 0) return <p className="log-picker-more">No artifact has these words in its name.</p>
  return shown < found ? (
    <p className="log-picker-more">{formatCount(found - shown)} more: type to narrow</p>
  ) : undefined
}

interface OptionProps {
  readonly id: string
  readonly option: ArtifactOption
  readonly isActive: boolean
  readonly isCurrent: boolean
  readonly onPick: (isNew: boolean) => void
}

function Option({ id, option, isActive, isCurrent, onPick }: OptionProps) {
  const scrollIntoView = (element: HTMLLIElement | null) => {
    if (isActive) element?.scrollIntoView({ block: 'nearest' })
  }
  return (
    <li
      id={id}
      ref={scrollIntoView}
      role="option"
      aria-selected={isCurrent}
      className={isActive ? 'active' : undefined}
      // The input keeps the focus, or its blur would close the list before the click arrives.
      onMouseDown={event => event.preventDefault()}
      onClick={event => onPick(hasMod(event))}
    >
      <span className="log-picker-name">{visible(option.artifact)}</span>
      {option.findings > 0 && (
        <Badge tone={option.worst === 'root-cause' ? 'fatal' : 'warning'}>{plural(option.findings, 'finding')}</Badge>
      )}
      {option.versions > 0 && <Badge tone="accent">{plural(option.versions, 'version')}</Badge>}
      {option.state !== 'read' && (
        <Badge tone={COVERAGE_STATE[option.state].tone}>{COVERAGE_STATE[option.state].text}</Badge>
      )}
      <span className="log-picker-size">{option.lines > 0 ? plural(option.lines, 'line') : ''}</span>
    </li>
  )
}
