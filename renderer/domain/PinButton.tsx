import { useCase, useStores } from '../state/stores.tsx'
import { findPin } from '../state/pins.ts'
import { Button } from '../ui/Button.tsx'
import { PinIcon } from '../ui/icons.tsx'
import { placeName, togglePin, type ShownLine } from './case-steps.ts'

interface PinButtonProps {
  readonly line: ShownLine
}

/** Keeps a line at hand as evidence, or lets it go. */
export function PinButton({ line }: PinButtonProps) {
  const stores = useStores()
  const isPinned = useCase(state => findPin(state.work, line) !== undefined)
  const label = `Pin ${placeName(line)} of the ${line.side} run`
  return (
    <Button
      small
      look="quiet"
      iconOnly
      className="pin-button"
      aria-pressed={isPinned}
      aria-label={label}
      title={`${isPinned ? 'Pinned as evidence; take the pin away' : label} (Alt+P)`}
      onClick={() => togglePin(stores, line)}
    >
      <PinIcon isSet={isPinned} />
    </Button>
  )
}

/** Presses the pin button that stands beside what has the focus; false where there is none. */
export function pinFocused(): boolean {
  const button = document.activeElement?.closest('[data-pinnable]')?.querySelector<HTMLElement>('.pin-button')
  button?.click()
  return button !== null && button !== undefined
}
