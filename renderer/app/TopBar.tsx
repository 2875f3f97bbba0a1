import { comparedPair, type ComparedPair } from '../state/compared-pair.ts'
import { useRoute } from '../state/route.ts'
import { useInvestigation } from '../state/stores.tsx'
import { findRun } from '../state/suggest-pair.ts'
import { Button } from '../ui/Button.tsx'
import { SwapIcon } from '../ui/icons.tsx'
import { Logo } from './Logo.tsx'
import { RunChip } from './RunChip.tsx'
import { TopButtons } from './TopButtons.tsx'

interface TopBarProps {
  /** Runs the command with that id. */
  readonly onCommand: (id: string) => void
}

/** What is being compared, and what can be done from anywhere. */
export function TopBar({ onCommand }: TopBarProps) {
  const pair = comparedPair(useRoute())
  return (
    <header className="top-bar">
      <h1 className="brand">
        <Logo /> Runskew
      </h1>
      {pair === undefined ? (
        <span className="panel-space" />
      ) : (
        <Pair pair={pair} onSwap={() => onCommand('sides.swap')} />
      )}
      <TopButtons onCommand={onCommand} />
    </header>
  )
}

interface PairProps {
  readonly pair: ComparedPair
  readonly onSwap: () => void
}

function Pair({ pair: { baseline, target, baselineHost, targetHost }, onSwap }: PairProps) {
  const sources = useInvestigation(state => state.sources)
  const answer = useInvestigation(state => state.investigation)
  const runs = sources.kind === 'ready' ? sources.value : []
  const ready = answer.kind === 'ready' ? answer.value : undefined
  const [good, bad] = [findRun(runs, baseline), findRun(runs, target)]
  return (
    <div className="pair">
      <RunChip side="good" run={ready?.baseline ?? good} copy={good?.copy} analysis={ready?.good} host={baselineHost} />
      <Button look="quiet" iconOnly aria-label="Swap good and bad" title="Swap good and bad" onClick={onSwap}>
        <SwapIcon />
      </Button>
      <RunChip side="bad" run={ready?.target ?? bad} copy={bad?.copy} analysis={ready?.bad} host={targetHost} />
    </div>
  )
}
