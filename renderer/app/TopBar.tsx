import { strings } from '../strings/index.ts'
import { ActivityButton } from './activity/ActivityButton.tsx'
import { CaseHeader } from './header/CaseHeader.tsx'
import { Logo } from './Logo.tsx'
import { StepButtons } from './steps/StepButtons.tsx'
import { TopButtons } from './TopButtons.tsx'

const words = strings.app

interface TopBarProps {
  /** Runs the command with that id. */
  readonly onCommand: (id: string) => void
  /** Goes to what the panel shows, past all that stands around it. */
  readonly onSkip: () => void
}

/** What can be done from anywhere, and what is being compared. */
export function TopBar({ onCommand, onSkip }: TopBarProps) {
  return (
    <header className="top-bar">
      <button type="button" className="button primary skip" onClick={onSkip}>
        {words.skip}
      </button>
      <div className="top-row">
        <h1 className="brand">
          <Logo /> {words.name}
        </h1>
        <StepButtons />
        <span className="panel-space" />
        <ActivityButton />
        <TopButtons onCommand={onCommand} />
      </div>
      <CaseHeader onSwap={() => onCommand('sides.swap')} />
    </header>
  )
}
