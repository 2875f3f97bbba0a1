import { comparedPair, type ComparedPair } from '../../state/compared-pair.ts'
import { useRoute } from '../../state/route.ts'
import { useInvestigation } from '../../state/stores.tsx'
import { findRun } from '../../state/suggest-pair.ts'
import { strings } from '../../strings/index.ts'
import { Button } from '../../ui/Button.tsx'
import { SwapIcon } from '../../ui/icons.tsx'
import { RunChip } from './RunChip.tsx'
import './header.css'

const words = strings.header

interface CaseHeaderProps {
  readonly onSwap: () => void
}

/** The good and the bad run side by side; nothing while no pair is chosen. */
export function CaseHeader({ onSwap }: CaseHeaderProps) {
  const pair = comparedPair(useRoute())
  return pair === undefined ? undefined : <Pair pair={pair} onSwap={onSwap} />
}

interface PairProps extends CaseHeaderProps {
  readonly pair: ComparedPair
}

function Pair({ pair: { baseline, target, baselineHost, targetHost }, onSwap }: PairProps) {
  const sources = useInvestigation(state => state.sources)
  const answer = useInvestigation(state => state.investigation)
  const runs = sources.kind === 'ready' ? sources.value : []
  const ready = answer.kind === 'ready' ? answer.value : undefined
  const [good, bad] = [findRun(runs, baseline), findRun(runs, target)]
  return (
    <section className="case" aria-label={words.title}>
      <RunChip side="good" run={good ?? ready?.baseline} copy={good?.copy} analysis={ready?.good} host={baselineHost} />
      <Button look="quiet" iconOnly aria-label={words.swap} title={words.swap} onClick={onSwap}>
        <SwapIcon />
      </Button>
      <RunChip side="bad" run={bad ?? ready?.target} copy={bad?.copy} analysis={ready?.bad} host={targetHost} />
    </section>
  )
}
