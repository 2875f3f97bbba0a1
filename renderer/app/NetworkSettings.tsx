import { useId, useState } from 'react'
import { whyNoEndpoint } from '../state/endpoint-text.ts'
import { useSettings } from '../state/stores.tsx'
import { strings } from '../strings/index.ts'

const words = strings.app.settings.network

/** Where the package lists of OS images are published. */
const LISTS_BUCKET = 'cos-tools'

/** Whether the network is used, what is asked beside the runs, and whose storage is asked. */
export function NetworkSettings() {
  const { offline, lookUpImages } = useSettings(state => state.settings)
  const change = useSettings(state => state.change)
  const id = useId()
  return (
    <section className="settings-part" aria-labelledby={`${id}title`}>
      <h3 id={`${id}title`}>{words.title}</h3>
      <label className="settings-check">
        <input
          type="checkbox"
          role="switch"
          data-initial-focus=""
          checked={offline}
          aria-describedby={`${id}offline`}
          onChange={event => void change({ offline: event.target.checked })}
        />
        {words.offline}
      </label>
      <p id={`${id}offline`} className="settings-help">
        {words.offlineHelp}
      </p>
      <label className="settings-check">
        <input
          type="checkbox"
          role="switch"
          checked={lookUpImages}
          aria-describedby={`${id}lookup`}
          onChange={event => void change({ lookUpImages: event.target.checked })}
        />
        {words.lookUp}
      </label>
      <p id={`${id}lookup`} className="settings-help">
        {words.lookUpHelp(<code>{LISTS_BUCKET}</code>, <code>18867.0.24</code>)}
      </p>
      <Endpoint />
    </section>
  )
}

/** What an empty field means. */
const GOOGLE = 'https://storage.googleapis.com'

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
        <span>{words.endpoint}</span>
        <input
          type="text"
          inputMode="url"
          className="mono"
          placeholder={GOOGLE}
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
        {why === undefined ? '' : words.endpointWrong(why)}
      </p>
      <p id={`${id}help`} className="settings-help">
        {words.endpointHelp}
      </p>
    </>
  )
}
