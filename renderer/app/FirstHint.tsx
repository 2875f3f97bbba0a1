import { comparedPair } from '../state/compared-pair.ts'
import { useRoute } from '../state/route.ts'
import { useInvestigation, useSettings, useView } from '../state/stores.tsx'
import { strings } from '../strings/index.ts'
import { Button } from '../ui/Button.tsx'
import { Shortcut } from './Shortcut.tsx'

const words = strings.app.help.first

/** What a newcomer needs to know, over the sample; until it is dismissed. The help brings it back. */
export function FirstHint() {
  const isOnSample = useIsOnSample()
  const isLoaded = useSettings(state => state.info.kind === 'ready')
  const isWanted = useSettings(state => state.settings.hint)
  const change = useSettings(state => state.change)
  const showDialog = useView(state => state.showDialog)
  if (!isOnSample || !isLoaded || !isWanted) return undefined
  return (
    <section className="first-hint" aria-label={words.title}>
      <p>
        <b>{words.sample}</b>{' '}
        <span className="first-hint-more">{words.press(<Shortcut shortcut="Mod+K" />, <Shortcut shortcut="?" />)}</span>{' '}
        {words.paste}
      </p>
      <Button small onClick={() => showDialog('sources')}>
        {words.choose}
      </Button>
      <Button small look="quiet" onClick={() => void change({ hint: false })}>
        {words.done}
      </Button>
    </section>
  )
}

function useIsOnSample(): boolean {
  const pair = comparedPair(useRoute())
  return useInvestigation(({ sources }) => {
    if (pair === undefined || sources.kind !== 'ready') return false
    const sample = sources.value.find(({ kind }) => kind === 'sample')
    return sample?.runs.some(({ runId }) => runId === pair.target) === true
  })
}
