import { useId, useState } from 'react'
import { whyNoEndpoint } from '../state/endpoint-text.ts'
import { useSettings } from '../state/stores.tsx'

/** Whether the network is used, what is asked beside the runs, and whose storage is asked. */
export function NetworkSettings() {
  const { offline, lookUpImages } = useSettings(state => state.settings)
  const change = useSettings(state => state.change)
  const id = useId()
  return (
    <section className="settings-part" aria-labelledby={`${id}title`}>
      <h3 id={`${id}title`}>Network</h3>
      <label className="settings-check">
        <input
          type="checkbox"
          role="switch"
          data-initial-focus=""
          checked={offline}
          aria-describedby={`${id}offline`}
          onChange={event => void change({ offline: event.target.checked })}
        />
        Work offline
      </label>
      <p id={`${id}offline`} className="settings-help">
        No request leaves this machine. Runs in the cache open as before; what is not here stays in its store.
      </p>
      <label className="settings-check">
        <input
          type="checkbox"
          role="switch"
          checked={lookUpImages}
          aria-describedby={`${id}lookup`}
          onChange={event => void change({ lookUpImages: event.target.checked })}
        />
        Look up what OS images bundle
      </label>
      <p id={`${id}lookup`} className="settings-help">
        Asks the storage endpoint (bucket <code>cos-tools</code>) for the published package list of each
        Container-Optimized OS image that a compared run names. Only the number of its build is sent, such as{' '}
        <code>18867.0.24</code>; nothing else of the runs is. Lists stay in the cache. It holds from the next comparison
        on.
      </p>
      <Endpoint />
    </section>
  )
}

/** Kept when the field is left, as long as it makes sense: half an address must not be asked. */
function Endpoint() {
  const kept = useSettings(state => state.settings.storageEndpoint)
  const change = useSettings(state => state.change)
  const [typed, setTyped] = useState<string>()
  const id = useId()
  const text = typed ?? kept
  const why = whyNoEndpoint(text)
  const keep = () => {
    if (typed === undefined || why !== undefined) return
    setTyped(undefined)
    if (typed.trim() !== kept) void change({ storageEndpoint: typed.trim() })
  }
  return (
    <>
      <label className="settings-field">
        <span>Storage endpoint</span>
        <input
          type="text"
          inputMode="url"
          className="mono"
          placeholder="https://storage.googleapis.com"
          maxLength={300}
          spellCheck={false}
          autoComplete="off"
          value={text}
          aria-invalid={why !== undefined}
          aria-describedby={`${id}why ${id}help`}
          onChange={event => setTyped(event.target.value)}
          onBlur={keep}
          onKeyDown={event => {
            if (event.key === 'Enter') keep()
          }}
        />
      </label>
      <p id={`${id}why`} className="settings-error" aria-live="polite">
        {why === undefined ? '' : `▲ ${why} It is not kept until then.`}
      </p>
      <p id={`${id}help`} className="settings-help">
        Empty means Google Cloud Storage. An address on this machine or in a private network is contacted only when it
        stands here (or in STORAGE_EMULATOR_HOST, which counts more); it may be plain http.
      </p>
    </>
  )
}
