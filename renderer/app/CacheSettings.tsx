import { useId, useState } from 'react'
import { formatBytes } from '#shared/base/size-text.ts'
import { visible } from '#shared/base/text.ts'
import type { CacheView } from '#shared/ipc/views.ts'
import { AnswerView } from '../domain/AnswerView.tsx'
import { useSettings } from '../state/stores.tsx'
import { useAnswer } from '../state/use-answer.ts'
import { Meter } from '../ui/Meter.tsx'
import { plural } from '../ui/number-text.ts'
import { CacheCheck } from './CacheCheck.tsx'
import { CachedRunList } from './CachedRunList.tsx'
import { CacheNotice } from './CacheNotice.tsx'

/** Where copies of runs are kept, how much room they take, and whether they are whole. */
export function CacheSettings() {
  const quota = useSettings(state => state.settings.cacheGiB)
  const [revision, setRevision] = useState(0)
  const [answer, again] = useAnswer('cache.get', {}, `${revision} ${quota}`)
  const id = useId()
  const onChanged = () => setRevision(n => n + 1)
  return (
    <section className="settings-part" aria-labelledby={`${id}title`}>
      <h3 id={`${id}title`}>Cache</h3>
      <AnswerView answer={answer} what="the cache" onRetry={again} whileLoading={<p>Looking into the cache…</p>}>
        {cache => <Cache cache={cache} onChanged={onChanged} />}
      </AnswerView>
    </section>
  )
}

function Cache({ cache, onChanged }: { readonly cache: CacheView; readonly onChanged: () => void }) {
  return (
    <>
      <CacheNotice reason={cache.temporary} />
      <p className="settings-folder">
        Folder <code>{visible(cache.dir)}</code>
      </p>
      <Usage cache={cache} />
      <Quota />
      <CacheCheck onChanged={onChanged} />
      <details className="disclosure settings-runs">
        <summary>{plural(cache.runs.length, 'run')} in the cache</summary>
        <CachedRunList runs={cache.runs} onChanged={onChanged} />
      </details>
    </>
  )
}

function Usage({ cache: { bytes, quotaBytes } }: { readonly cache: CacheView }) {
  const text = `${formatBytes(bytes)} of ${formatBytes(quotaBytes)}`
  return (
    <div className="settings-usage">
      <Meter label="Space used by the cache" value={bytes} max={quotaBytes} text={text} />
      <span>{text} used</span>
    </div>
  )
}

/** The bounds of the setting. GiB. */
const LEAST_GIB = 0.1
const MOST_GIB = 10_000

function Quota() {
  const kept = useSettings(state => state.settings.cacheGiB)
  const change = useSettings(state => state.change)
  const [typed, setTyped] = useState<string>()
  const id = useId()
  const value = Number(typed ?? kept)
  const isValid = typed?.trim() !== '' && value >= LEAST_GIB && value <= MOST_GIB
  const keep = () => {
    if (typed === undefined || !isValid) return
    setTyped(undefined)
    if (value !== kept) void change({ cacheGiB: value })
  }
  return (
    <>
      <label className="settings-field">
        <span>At most (GiB)</span>
        <input
          type="number"
          min={LEAST_GIB}
          max={MOST_GIB}
          step="any"
          value={typed ?? kept.toString()}
          aria-invalid={!isValid}
          aria-describedby={`${id}why`}
          onChange={event => setTyped(event.target.value)}
          onBlur={keep}
          onKeyDown={event => {
            if (event.key === 'Enter') keep()
          }}
        />
      </label>
      <p id={`${id}why`} className={isValid ? 'settings-help' : 'settings-error'} aria-live="polite">
        {isValid
          ? 'Beyond that, the runs that were used longest ago are forgotten; open ones stay.'
          : `▲ From ${LEAST_GIB.toString()} to ${MOST_GIB.toString()} GiB. It is not kept until then.`}
      </p>
    </>
  )
}
