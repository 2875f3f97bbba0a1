import { useId, useState } from 'react'
import { visible } from '#shared/base/text.ts'
import type { CacheView } from '#shared/ipc/views.ts'
import { AnswerView } from '../domain/AnswerView.tsx'
import { useSettings } from '../state/stores.tsx'
import { useAnswer } from '../state/use-answer.ts'
import { strings } from '../strings/index.ts'
import { Meter } from '../ui/Meter.tsx'
import { CacheCheck } from './CacheCheck.tsx'
import { CachedRunList } from './CachedRunList.tsx'
import { CacheNotice } from './CacheNotice.tsx'

const words = strings.app.settings.cache

/** Where copies of runs are kept, how much room they take, and whether they are whole. */
export function CacheSettings() {
  const quota = useSettings(state => state.settings.cacheGiB)
  const [revision, setRevision] = useState(0)
  const [answer, again] = useAnswer('cache.get', {}, `${revision} ${quota}`)
  const id = useId()
  const onChanged = () => setRevision(n => n + 1)
  return (
    <section className="settings-part" aria-labelledby={`${id}title`}>
      <h3 id={`${id}title`}>{words.title}</h3>
      <AnswerView answer={answer} what={words.what} onRetry={again} whileLoading={<p>{words.loading}</p>}>
        {cache => <Cache cache={cache} onChanged={onChanged} />}
      </AnswerView>
    </section>
  )
}

function Cache({ cache, onChanged }: { readonly cache: CacheView; readonly onChanged: () => void }) {
  return (
    <>
      <CacheNotice reason={cache.temporary} />
      <p className="settings-folder">{words.folder(<code>{visible(cache.dir)}</code>)}</p>
      <Usage cache={cache} />
      <Quota />
      <CacheCheck onChanged={onChanged} />
      <details className="disclosure settings-runs">
        <summary>{words.runs(cache.runs.length)}</summary>
        <CachedRunList runs={cache.runs} onChanged={onChanged} />
      </details>
    </>
  )
}

function Usage({ cache: { bytes, quotaBytes } }: { readonly cache: CacheView }) {
  return (
    <div className="settings-usage">
      <Meter label={words.meter} value={bytes} max={quotaBytes} text={words.usage(bytes, quotaBytes)} />
      <span>{words.used(bytes, quotaBytes)}</span>
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
        <span>{words.quota}</span>
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
        {isValid ? words.quotaHelp : words.quotaWrong(LEAST_GIB, MOST_GIB)}
      </p>
    </>
  )
}
