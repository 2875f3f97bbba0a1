import { TIME_MODE_TEXT, timeModeTitle } from '../domain/time-text.ts'
import { activeCopies, jointPart } from '../state/fetch-state.ts'
import { useRoute } from '../state/route.ts'
import { useCase, useInvestigation, useSettings, useView } from '../state/stores.tsx'
import { strings } from '../strings/index.ts'
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
import { formatCount } from '../ui/number-text.ts'
import { nextTheme, nextTimeMode } from './commands.ts'
import { CopyLine } from './CopyLine.tsx'

const { commands, top: words } = strings.app

const CASE_KEYS = 'Alt+C'
const TIMES_KEYS = 'Alt+T'

/** What can be done from anywhere; a command is run by its id. */
export function TopButtons({ onCommand }: { readonly onCommand: (id: string) => void }) {
  const theme = useSettings(state => state.settings.theme)
  const quiet = (label: string, id: string) =>
    ({ look: 'quiet', iconOnly: true, 'aria-label': label, title: label, onClick: () => onCommand(id) }) as const
  return (
    <div className="top-buttons">
      <OfflineMark />
      <TimeMode />
      <ChooseRuns />
      <CaseButton onCommand={onCommand} />
      <Button {...quiet(commands.all, 'palette.show')}>
        <CommandIcon />
      </Button>
      <Button {...quiet(words.theme(theme, nextTheme(theme)), 'theme.next')}>
        {theme === 'dark' ? <MoonIcon /> : theme === 'light' ? <SunIcon /> : <ContrastIcon />}
      </Button>
      <Button {...quiet(strings.app.settings.title, 'settings.show')}>
        <GearIcon />
      </Button>
      <Button {...quiet(commands.keys, 'help.keys')}>
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
      aria-label={words.case}
      aria-pressed={isShown}
      title={words.caseWithKeys(CASE_KEYS)}
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
      <FolderIcon /> <span className="choose-runs-text">{commands.chooseRuns}</span>
      {active.length === 0 ? undefined : (
        <>
          <CopyLine part={jointPart(active)} />
          <span className="visually-hidden"> {words.fetching(active.length)}</span>
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
  const [text, nextText] = [TIME_MODE_TEXT[time], TIME_MODE_TEXT[next]]
  return (
    <Button
      look="quiet"
      className="time-mode"
      aria-label={words.times(text, nextText)}
      title={words.timesWithKeys(timeModeTitle(time), nextText, TIMES_KEYS)}
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
    <Button small className="offline-mark" title={words.offlineTitle} onClick={() => showDialog('settings')}>
      <span aria-hidden="true">⊘</span> {words.offline}
    </Button>
  )
}
