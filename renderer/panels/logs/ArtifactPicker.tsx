import { useId, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { visible } from '#shared/base/text.ts'
import { COVERAGE_STATE } from '../../domain/labels.ts'
import { SideMark } from '../../domain/SideMark.tsx'
import { useUnit } from '../../domain/unit.ts'
import { strings } from '../../strings/index.ts'
import { Badge } from '../../ui/Badge.tsx'
import type { ArtifactOption } from './artifact-options.ts'
import { isSameFile, type Side } from './default-artifact.ts'
import { filesOf, groupOptions, type FileOfRun, type PickerGroup } from './picker-groups.ts'

const words = strings.logs.picker

interface ArtifactPickerProps {
  readonly label: string
  /** The run whose artifacts come first. */
  readonly own: Side
  readonly options: Readonly<Record<Side, readonly ArtifactOption[]>>
  readonly shown: FileOfRun | undefined
  /** In a new tab, or in place of what is shown. */
  readonly onPick: (file: FileOfRun, isNew: boolean) => void
}

/** A combobox over the artifacts of both runs: shows the one that is open, filters by words when typed into. */
export function ArtifactPicker({ label, ...choice }: ArtifactPickerProps) {
  const { filter, setFilter, active, setActive, input, isOpen, groups, open, close, pick, onKeyDown } =
    usePicker(choice)
  const artifact = choice.shown?.artifact
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
        aria-activedescendant={isOpen && groups.length > 0 ? `${id}option${active}` : undefined}
        autoComplete="off"
        spellCheck={false}
        placeholder={artifact === undefined ? words.choose : visible(artifact)}
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
        <div id={`${id}list`} role="listbox" aria-label={label}>
          {isOpen &&
            groups.map(group => (
              <Group key={group.side} id={id} group={group} active={active} shown={choice.shown} onPick={pick} />
            ))}
        </div>
        {isOpen && groups.length === 0 && <p className="log-picker-more">{words.none}</p>}
      </div>
    </div>
  )
}

type PickerOptions = Omit<ArtifactPickerProps, 'label'>

/** Open or not, what is typed, which option the keys are on. */
function usePicker({ own, options, shown, onPick }: PickerOptions) {
  const [filter, setFilter] = useState<string>()
  const [active, setActive] = useState(0)
  const input = useRef<HTMLInputElement>(null)
  const isOpen = filter !== undefined
  const groups = useMemo(() => groupOptions(options, own, filter ?? ''), [options, own, filter])
  const files = filesOf(groups)

  const open = () => {
    const all = filesOf(groupOptions(options, own, ''))
    setFilter('')
    setActive(
      shown === undefined
        ? 0
        : Math.max(
            0,
            all.findIndex(file => isSameFile(file, shown)),
          ),
    )
    input.current?.select()
  }
  const close = () => setFilter(undefined)
  const pick = (file: FileOfRun | undefined, isNew: boolean) => {
    if (file === undefined) return
    close()
    onPick(file, isNew)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 }[event.key]
    if (step !== undefined) {
      event.preventDefault()
      if (!isOpen) open()
      else setActive(index => Math.max(0, Math.min(files.length - 1, index + step)))
    } else if (event.key === 'Enter' && isOpen) pick(files[active], hasMod(event))
    else if (event.key === 'Escape' && isOpen) {
      event.stopPropagation()
      close()
    }
  }
  return { filter, setFilter, active, setActive, input, isOpen, groups, open, close, pick, onKeyDown }
}

function hasMod({ ctrlKey, metaKey }: { readonly ctrlKey: boolean; readonly metaKey: boolean }): boolean {
  return ctrlKey || metaKey
}

interface GroupProps {
  readonly id: string
  readonly group: PickerGroup
  readonly active: number
  readonly shown: FileOfRun | undefined
  readonly onPick: (file: FileOfRun, isNew: boolean) => void
}

/** What one run has, and how much more. */
function Group({ id, group: { side, options, before, more }, active, shown, onPick }: GroupProps) {
  const name = words.group(side, useUnit())
  return (
    <ul role="group" aria-label={name}>
      <li role="presentation" className="log-picker-head" aria-hidden="true">
        <SideMark side={side} />
        {name}
      </li>
      {options.map((option, index) => (
        <Option
          key={option.artifact}
          id={`${id}option${before + index}`}
          option={option}
          isActive={before + index === active}
          isCurrent={shown?.side === side && option.artifact === shown.artifact}
          onPick={isNew => onPick({ side, artifact: option.artifact }, isNew)}
        />
      ))}
      {more === 0 ? undefined : (
        <li role="presentation" className="log-picker-more">
          {words.more(more)}
        </li>
      )}
    </ul>
  )
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
        <Badge tone={option.worst === 'root-cause' ? 'fatal' : 'warning'}>{words.findings(option.findings)}</Badge>
      )}
      {option.versions > 0 && <Badge tone="accent">{words.versions(option.versions)}</Badge>}
      {option.state !== 'read' && (
        <Badge tone={COVERAGE_STATE[option.state].tone}>{COVERAGE_STATE[option.state].text}</Badge>
      )}
      <span className="log-picker-size">{option.lines > 0 ? words.lines(option.lines) : ''}</span>
    </li>
  )
}
