import { TIME_MODE_TEXT, timeModeTitle } from '../domain/time-text.ts'
import { activeCopies, jointPart } from '../state/fetch-state.ts'
import { useRoute } from '../state/route.ts'
import { useCase, useInvestigation, useSettings, useView } from '../state/stores.tsx'
import { Button } from '../ui/Button.tsx'
import {
  CaseIcon,
  ClockIcon,
  CommandIcon,
  ContrastIcon,
  FolderIcon,
  GearIcon,
  HelpIcon,
  MoonIcon,
  SunIcon,
} from '../ui/icons.tsx'
import { formatCount, plural } from '../ui/number-text.ts'
import { nextTheme, nextTimeMode } from './commands.ts'
import { CopyLine } from './CopyLine.tsx'

/** What can be done from anywhere; a command is run by its id. */
export function TopButtons({ onCommand }: { readonly onCommand: (id: string) => void }) {
  const theme = useSettings(state => state.settings.theme)
  const themeTitle = `Theme: ${theme}. Change to ${nextTheme(theme)}`
  const quiet = (label: string, id: string) =>
    ({ look: 'quiet', iconOnly: true, 'aria-label': label, title: label, onClick: () => onCommand(id) }) as const
  return (
    <div className="top-buttons">
      <OfflineMark />
      <TimeMode />
      <ChooseRuns />
      <CaseButton onCommand={onCommand} />
      <Button {...quiet('All commands', 'palette.show')}>
        <CommandIcon />
      </Button>
      <Button {...quiet(themeTitle, 'theme.next')}>
        {theme === 'dark' ? <MoonIcon /> : theme === 'light' ? <SunIcon /> : <ContrastIcon />}
      </Button>
      <Button {...quiet('Settings', 'settings.show')}>
        <GearIcon />
      </Button>
      <Button {...quiet('Keyboard shortcuts', 'help.keys')}>
        <HelpIcon />
      </Button>
    </div>
  )
}

/** Shows and hides the case; the number is that of its notes and pins. */
function CaseButton({ onCommand }: { readonly onCommand: (id: string) => void }) {
  const isShown = useCase(state => state.isShown)
  const hasCase = useCase(state => state.saved.kind !== 'idle')
  const count = useCase(({ work }) => work.notes.length + work.pins.length)
  const isFailing = useCase(state => state.problem !== undefined)
  if (!hasCase) return undefined
  return (
    <Button
      look="quiet"
      iconOnly
      className="case-button"
      aria-label="Case"
      aria-pressed={isShown}
      title="Notes and pinned evidence (Alt+C)"
      onClick={() => onCommand('case.show')}
    >
      <CaseIcon />
      {count === 0 && !isFailing ? undefined : (
        <span className="case-button-count" aria-hidden="true">
          {isFailing ? '!' : formatCount(count)}
        </span>
      )}
    </Button>
  )
}

/** Leads to the runs; shows that some are being fetched which the chips do not show. */
function ChooseRuns() {
  const { baseline, target } = useRoute()
  const sources = useInvestigation(state => state.sources)
  const showDialog = useView(state => state.showDialog)
  const runs = sources.kind === 'ready' ? sources.value : []
  const active = activeCopies(runs, runId => runId === baseline || runId === target)
  return (
    <Button className="choose-runs" onClick={() => showDialog('sources')}>
      <FolderIcon /> <span className="choose-runs-text">Choose runs…</span>
      {active.length === 0 ? undefined : (
        <>
          <CopyLine part={jointPart(active)} />
          <span className="visually-hidden"> {plural(active.length, 'more run')} being fetched</span>
        </>
      )}
    </Button>
  )
}

/** Says which times are shown, and goes to the next way of showing them. */
function TimeMode() {
  const time = useSettings(state => state.settings.time)
  const change = useSettings(state => state.change)
  const next = nextTimeMode(time)
  const text = TIME_MODE_TEXT[time]
  return (
    <Button
      look="quiet"
      className="time-mode"
      aria-label={`Times: ${text}. Change to ${TIME_MODE_TEXT[next]}`}
      title={`Times: ${timeModeTitle(time)}. Change to ${TIME_MODE_TEXT[next]} (Alt+T)`}
      onClick={() => void change({ time: next })}
    >
      <ClockIcon /> {text}
    </Button>
  )
}

function OfflineMark() {
  const isOffline = useSettings(state => state.settings.offline)
  const showDialog = useView(state => state.showDialog)
  if (!isOffline) return undefined
  return (
    <Button
      small
      className="offline-mark"
      title="No request leaves this machine. Change it in the settings."
      onClick={() => showDialog('settings')}
    >
      <span aria-hidden="true">⊘</span> Offline
    </Button>
  )
}
