import { useRef, type KeyboardEvent } from 'react'
import { caseLimits, type CasePin } from '#shared/model/case.ts'
import { placeName, removePin } from '../../domain/case-steps.ts'
import { useCase, useStores } from '../../state/stores.tsx'
import { strings } from '../../strings/index.ts'
import { Button } from '../../ui/Button.tsx'
import { CloseIcon, DownIcon, UpIcon } from '../../ui/icons.tsx'
import { CaseField } from './CaseField.tsx'
import { CheckMark } from './CheckMark.tsx'
import { PlaceLink } from './PlaceLink.tsx'

const words = strings.casework.pins

/** Pinned evidence in the reader's order; Alt+↑ and Alt+↓ move one. */
export function PinList({ pins }: { readonly pins: readonly CasePin[] }) {
  const list = useRef<HTMLOListElement>(null)
  const act = useCase(state => state.act)
  const move = (pin: CasePin, step: -1 | 1) => {
    const at = pins.indexOf(pin)
    const to = at + step
    if (to < 0 || to >= pins.length) return
    const before = pins[step < 0 ? to : to + 1]?.id
    act(words.moved(placeName(pin.place)), { kind: 'move-pin', id: pin.id, before })
  }
  /** The one that takes its place gets the focus, else the one before it. */
  const focusBeside = (pin: CasePin) => {
    const at = pins.indexOf(pin)
    const beside = pins[at + 1] ?? pins[at - 1]
    list.current?.querySelector<HTMLElement>(`[data-pin-id="${beside?.id ?? ''}"] a`)?.focus()
  }
  return (
    <ol ref={list} className="case-pins" aria-label={words.title}>
      {pins.map((pin, index) => (
        <Pin
          key={pin.id}
          pin={pin}
          isFirst={index === 0}
          isLast={index === pins.length - 1}
          onMove={step => move(pin, step)}
          onRemove={() => focusBeside(pin)}
        />
      ))}
    </ol>
  )
}

interface PinProps {
  readonly pin: CasePin
  readonly isFirst: boolean
  readonly isLast: boolean
  readonly onMove: (step: -1 | 1) => void
  /** It is about to go. */
  readonly onRemove: () => void
}

function Pin({ pin, isFirst, isLast, onMove, onRemove }: PinProps) {
  const stores = useStores()
  const name = placeName(pin.place)
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    onMove(event.key === 'ArrowUp' ? -1 : 1)
  }
  return (
    <li className="case-item" data-pin-id={pin.id} onKeyDown={onKeyDown}>
      <PlaceLink place={pin.place} />
      <div className="case-item-foot">
        <CheckMark id={pin.id} />
        <span className="panel-space" />
        <Button
          {...QUIET}
          aria-label={words.moveUp(name)}
          title={words.moveUpKeys}
          aria-disabled={isFirst}
          onClick={() => onMove(-1)}
        >
          <UpIcon />
        </Button>
        <Button
          {...QUIET}
          aria-label={words.moveDown(name)}
          title={words.moveDownKeys}
          aria-disabled={isLast}
          onClick={() => onMove(1)}
        >
          <DownIcon />
        </Button>
        <Button
          {...QUIET}
          aria-label={words.removeOf(name)}
          title={words.remove}
          onClick={() => {
            onRemove()
            removePin(stores, pin)
          }}
        >
          <CloseIcon />
        </Button>
      </div>
      <Comment pin={pin} />
    </li>
  )
}

const QUIET = { look: 'quiet', small: true, iconOnly: true } as const

function Comment({ pin }: { readonly pin: CasePin }) {
  return (
    <CaseField
      field={pin.id}
      stored={pin.comment}
      stepOf={comment => ({ label: words.commentChanged, change: { kind: 'put-pin', pin: { ...pin, comment } } })}
      className="case-comment"
      aria-label={words.commentOn(placeName(pin.place))}
      placeholder={words.commentPlaceholder}
      maxLength={caseLimits.comment}
    />
  )
}
