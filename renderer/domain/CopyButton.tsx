import { useState } from 'react'
import { errorText } from '#shared/report/error-text.ts'
import { copyText } from '../state/save.ts'
import { useView } from '../state/stores.tsx'
import { strings } from '../strings/index.ts'
import { Button } from '../ui/Button.tsx'
import { CheckIcon, CopyIcon } from '../ui/icons.tsx'

const words = strings.domain

interface CopyButtonProps {
  /** What the button says, or is called when it shows only the icon. */
  readonly label: string
  readonly text: () => string
  readonly iconOnly?: boolean
  /** The shortcut that does the same: `Alt+Y`. */
  readonly keys?: string
}

/** Copies text; says so when it could not. */
export function CopyButton({ label, text, iconOnly = false, keys }: CopyButtonProps) {
  const [copied, setCopied] = useState(false)
  const notify = useView(state => state.notify)
  const copy = async () => {
    const result = await copyText(text())
    setCopied(result.ok)
    notify(result.ok ? words.copy.done : errorText(result.error).what)
  }
  return (
    <Button
      small
      look={iconOnly ? 'quiet' : 'plain'}
      iconOnly={iconOnly}
      aria-label={iconOnly ? label : undefined}
      title={keys === undefined ? (iconOnly ? label : undefined) : words.withKeys(label, keys)}
      aria-keyshortcuts={keys}
      onClick={() => void copy()}
      onBlur={() => setCopied(false)}
    >
      {copied ? <CheckIcon /> : <CopyIcon />}
      {iconOnly ? undefined : label}
    </Button>
  )
}
