import { visible } from '#shared/base/text.ts'
import type { RunFacts } from '#shared/model/run.ts'
import type { RunAnalysisView, RunView } from '#shared/ipc/views.ts'
import { imageText, RunResultBadge, RunTime } from '../domain/RunSummary.tsx'
import { SideMark } from '../domain/SideMark.tsx'
import { useRoute } from '../state/route.ts'
import { useInvestigation, useSettings, useView } from '../state/stores.tsx'
import { findRun } from '../state/suggest-pair.ts'
import { Button } from '../ui/Button.tsx'
import { CommandIcon, ContrastIcon, FolderIcon, HelpIcon, MoonIcon, SunIcon, SwapIcon } from '../ui/icons.tsx'
import { nextTheme } from './commands.ts'
import { Logo } from './Logo.tsx'

interface TopBarProps {
  /** Runs the command with that id. */
  readonly onCommand: (id: string) => void
}

/** What is being compared, and what can be done from anywhere. */
export function TopBar({ onCommand }: TopBarProps) {
  const { baseline, target } = useRoute()
  const sources = useInvestigation(state => state.sources)
  const answer = useInvestigation(state => state.investigation)
  const runs = sources.kind === 'ready' ? sources.value : []
  const ready = answer.kind === 'ready' ? answer.value : undefined
  const hasPair = baseline !== undefined && target !== undefined
  return (
    <header className="top-bar">
      <h1 className="brand">
        <Logo /> Runskew
      </h1>
      {hasPair ? (
        <div className="pair">
          <RunChip side="good" run={ready?.baseline ?? findRun(runs, baseline)} analysis={ready?.good} />
          <Button
            look="quiet"
            iconOnly
            aria-label="Swap good and bad"
            title="Swap good and bad"
            onClick={() => onCommand('sides.swap')}
          >
            <SwapIcon />
          </Button>
          <RunChip side="bad" run={ready?.target ?? findRun(runs, target)} analysis={ready?.bad} />
        </div>
      ) : (
        <span className="panel-space" />
      )}
      <TopButtons onCommand={onCommand} />
    </header>
  )
}

function TopButtons({ onCommand }: TopBarProps) {
  const theme = useSettings(state => state.settings.theme)
  const showDialog = useView(state => state.showDialog)
  const themeTitle = `Theme: ${theme}. Change to ${nextTheme(theme)}`
  return (
    <div className="top-buttons">
      <Button onClick={() => showDialog('sources')}>
        <FolderIcon /> Choose runs…
      </Button>
      <Button
        look="quiet"
        iconOnly
        aria-label="All commands"
        title="All commands"
        onClick={() => onCommand('palette.show')}
      >
        <CommandIcon />
      </Button>
      <Button look="quiet" iconOnly aria-label={themeTitle} title={themeTitle} onClick={() => onCommand('theme.next')}>
        {theme === 'dark' ? <MoonIcon /> : theme === 'light' ? <SunIcon /> : <ContrastIcon />}
      </Button>
      <Button
        look="quiet"
        iconOnly
        aria-label="Keyboard shortcuts"
        title="Keyboard shortcuts"
        onClick={() => onCommand('help.keys')}
      >
        <HelpIcon />
      </Button>
    </div>
  )
}

interface RunChipProps {
  readonly side: 'good' | 'bad'
  readonly run: RunView | undefined
  readonly analysis: RunAnalysisView | undefined
}

function RunChip({ side, run, analysis }: RunChipProps) {
  const showDialog = useView(state => state.showDialog)
  const facts = analysis?.run ?? run?.facts
  const image = analysis === undefined ? undefined : imageText(analysis.hosts)
  const name = visible(facts?.job ?? run?.label ?? 'a run that is not open')
  const title = [name, facts?.id, image].filter(word => word !== undefined)
  return (
    <button
      type="button"
      className={`run-chip ${side}`}
      title={title.map(visible).join(', ')}
      onClick={() => showDialog('sources')}
    >
      <SideMark side={side} />
      <span className="run-chip-text">
        <span className="run-chip-head">
          <span className="run-chip-job">{name}</span>
          {facts === undefined ? undefined : <RunResultBadge result={facts.result} />}
        </span>
        {facts === undefined ? undefined : <RunChipFacts facts={facts} image={image} />}
      </span>
    </button>
  )
}

function RunChipFacts({ facts, image }: { readonly facts: RunFacts; readonly image: string | undefined }) {
  return (
    <span className="run-chip-more">
      {facts.id === undefined ? undefined : <span className="mono">{visible(facts.id)}</span>}
      {image === undefined ? undefined : <span className="run-chip-image">{image}</span>}
      <RunTime facts={facts} />
    </span>
  )
}
