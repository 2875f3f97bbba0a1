import { visible } from '#shared/base/text.ts'
import { SideMark } from '../domain/SideMark.tsx'
import { UnitContext } from '../domain/unit.ts'
import { comparedPair } from '../state/compared-pair.ts'
import { useRoute } from '../state/route.ts'
import { useView } from '../state/stores.tsx'
import { strings } from '../strings/index.ts'
import { Button } from '../ui/Button.tsx'
import { compareWholeRuns } from './commands.ts'

const words = strings.app.hosts

/** Says that hosts are compared and not runs, and leads back; nothing where whole runs are. */
export function HostsBar() {
  const route = useRoute()
  const showDialog = useView(state => state.showDialog)
  const pair = comparedPair(route)
  if (pair?.baselineHost === undefined || pair.targetHost === undefined) return undefined
  return (
    <section className="hosts-bar" aria-label={words.bar}>
      <b>{pair.baseline === pair.target ? words.ofOneRun : words.ofBothRuns}</b>
      <UnitContext value="host">
        <HostName side="good" name={pair.baselineHost} />
        <HostName side="bad" name={pair.targetHost} />
      </UnitContext>
      <span className="panel-space" />
      <Button small onClick={() => showDialog('hosts')}>
        {words.others}
      </Button>
      {route.baseline === route.target ? undefined : (
        <Button small onClick={compareWholeRuns}>
          {words.wholeRuns}
        </Button>
      )}
    </section>
  )
}

function HostName({ side, name }: { readonly side: 'good' | 'bad'; readonly name: string }) {
  return (
    <span className="hosts-bar-name" title={visible(name)}>
      <SideMark side={side} />
      <span className="mono">{visible(name)}</span>
    </span>
  )
}
