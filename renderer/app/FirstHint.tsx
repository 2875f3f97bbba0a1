import { comparedPair } from '../state/compared-pair.ts'
import { useRoute } from '../state/route.ts'
import { useInvestigation, useSettings, useView } from '../state/stores.tsx'
import { Button } from '../ui/Button.tsx'
import { Shortcut } from './Shortcut.tsx'

/** What a newcomer needs to know, over the sample; until it is dismissed. The help brings it back. */
export function FirstHint() {
  const isOnSample = useIsOnSample()
  const isLoaded = useSettings(state => state.info.kind === 'ready')
  const isWanted = useSettings(state => state.settings.hint)
  const change = useSettings(state => state.change)
  const showDialog = useView(state => state.showDialog)
  if (!isOnSample || !isLoaded || !isWanted) return undefined
  return (
    <section className="first-hint" aria-label="First steps">
      <p>
        <b>This is the built-in sample.</b>{' '}
        <span className="first-hint-more">
          Press a line or a version to see its place. <Shortcut shortcut="Mod+K" /> finds everything,{' '}
          <Shortcut shortcut="?" /> explains it.
        </span>{' '}
        Paste a Prow link to open your own.
      </p>
      <Button small onClick={() => showDialog('sources')}>
        Choose my runs…
      </Button>
      <Button small look="quiet" onClick={() => void change({ hint: false })}>
        Got it
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
