import { visible } from '#shared/base/text.ts'
import { removeGoodRun, shortName } from '../state/good-runs.ts'
import { comparedPair } from '../state/compared-pair.ts'
import { routeTo, useRoute } from '../state/route.ts'
import { useInvestigation, useView } from '../state/stores.tsx'
import { findRun } from '../state/suggest-pair.ts'
import { strings } from '../strings/index.ts'
import { Button } from '../ui/Button.tsx'
import { CloseIcon } from '../ui/icons.tsx'

const words = strings.app.goodRuns

/** Says which further good runs are part of the baseline, and takes each away again; nothing where there are none. */
export function GoodRunsBar() {
  const route = useRoute()
  const showDialog = useView(state => state.showDialog)
  const alsoGood = comparedPair(route)?.alsoGood
  if (alsoGood === undefined) return undefined
  return (
    <section className="hosts-bar good-runs-bar" aria-label={words.bar}>
      <b>{words.more(alsoGood.length)}</b>
      <ul>
        {alsoGood.map(runId => (
          <li key={runId}>
            <GoodRun runId={runId} onRemove={() => routeTo(removeGoodRun(route, runId))} />
          </li>
        ))}
      </ul>
      <span className="panel-space" />
      <Button small onClick={() => showDialog('good-runs')}>
        {strings.app.commands.addGoodRun}
      </Button>
    </section>
  )
}

function GoodRun({ runId, onRemove }: { readonly runId: string; readonly onRemove: () => void }) {
  const sources = useInvestigation(state => state.sources)
  const run = sources.kind === 'ready' ? findRun(sources.value, runId) : undefined
  const name = run === undefined ? words.notOpen : visible(shortName(run))
  return (
    <span className="good-run" title={run === undefined ? undefined : visible(run.label)}>
      <span className="mono">{name}</span>
      <Button look="quiet" small iconOnly aria-label={words.remove(name)} title={words.removeTitle} onClick={onRemove}>
        <CloseIcon />
      </Button>
    </span>
  )
}
