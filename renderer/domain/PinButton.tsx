import { useCase, useStores } from '../state/stores.tsx'
import { findPin } from '../state/pins.ts'
import { strings } from '../strings/index.ts'
import { Button } from '../ui/Button.tsx'
import { PinIcon } from '../ui/icons.tsx'
import { placeName, togglePin, type ShownLine } from './case-steps.ts'

const words = strings.domain
const PIN_KEYS = 'Alt+P'

interface PinButtonProps {
  readonly line: ShownLine
}

/** Keeps a line at hand as evidence, or lets it go. */
export function PinButton({ line }: PinButtonProps) {
  const stores = useStores()
  const isPinned = useCase(state => findPin(state.work, line) !== undefined)
  const label = words.pin.set(placeName(line), line.side)
  return (
    <Button
      small
      look="quiet"
      iconOnly
      className="pin-button"
      aria-pressed={isPinned}
      aria-label={label}
      title={words.withKeys(isPinned ? words.pin.isSet : label, PIN_KEYS)}
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
