import { useEffect, useRef } from 'react'
import { Shortcut } from '../Shortcut.tsx'
import { matchesIn } from './fuzzy.ts'
import type { PaletteItem } from './palette-items.ts'

interface PaletteOptionProps {
  readonly id: string
  readonly item: PaletteItem
  /** What it is, or that it was chosen lately. */
  readonly kind: string
  /** The typed words, which are marked in the title. */
  readonly typed: readonly string[]
  readonly isActive: boolean
  readonly onRun: () => void
}

export function PaletteOption({ id, item, kind, typed, isActive, onRun }: PaletteOptionProps) {
  const element = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (isActive) element.current?.scrollIntoView({ block: 'nearest' })
  }, [isActive])
  const { name, folder } = splitTitle(item)
  return (
    <li ref={element} id={id} role="option" aria-selected={isActive} onClick={onRun}>
      <span className="command-group">{kind}</span>
      <span className="command-title" title={item.title}>
        <Marked title={name} typed={typed} />
        {folder === '' ? undefined : (
          <span className="command-folder">
            {' '}
            <Marked title={folder} typed={typed} />
          </span>
        )}
      </span>
      {item.detail === '' ? undefined : <span className="command-detail">{item.detail}</span>}
      {item.shortcut === undefined ? undefined : <Shortcut shortcut={item.shortcut} />}
    </li>
  )
}

/** Of an artifact the file's name leads: folders are long, and begin alike. */
function splitTitle({ kind, title }: PaletteItem): { readonly name: string; readonly folder: string } {
  const at = kind === 'Artifact' ? title.lastIndexOf('/') : -1
  return at < 0 ? { name: title, folder: '' } : { name: title.slice(at + 1), folder: title.slice(0, at) }
}

function Marked({ title, typed }: Pick<PaletteItem, 'title'> & Pick<PaletteOptionProps, 'typed'>) {
  const matches = matchesIn(title, typed)
  const ends = [0, ...matches.map(({ to }) => to)]
  return (
    <>
      {matches.map(({ from, to }, index) => (
        <span key={from}>
          {title.slice(ends[index], from)}
          <b>{title.slice(from, to)}</b>
        </span>
      ))}
      {title.slice(ends.at(-1))}
    </>
  )
}
