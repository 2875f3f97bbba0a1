import { useId } from 'react'
import { TIME_MODES, type Settings } from '#shared/ipc/contract.ts'
import { TIME_MODE_TEXT } from '../domain/time-text.ts'
import { useSettings } from '../state/stores.tsx'
import { Segmented } from '../ui/Segmented.tsx'

const THEMES: readonly { readonly value: Settings['theme']; readonly label: string }[] = [
  { value: 'system', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
  { value: 'contrast', label: 'High contrast' },
]
const TIMES = TIME_MODES.map(value => ({ value, label: TIME_MODE_TEXT[value] }))

/** How things are shown. */
export function AppearanceSettings() {
  const { theme, time, wrap } = useSettings(state => state.settings)
  const change = useSettings(state => state.change)
  const id = useId()
  return (
    <section className="settings-part" aria-labelledby={`${id}title`}>
      <h3 id={`${id}title`}>Appearance</h3>
      <div className="settings-field">
        <span>Theme</span>
        <Segmented label="Theme" options={THEMES} value={theme} onChange={value => void change({ theme: value })} />
      </div>
      <div className="settings-field">
        <span>Times</span>
        <Segmented label="Times" options={TIMES} value={time} onChange={value => void change({ time: value })} />
      </div>
      <label className="settings-check">
        <input type="checkbox" checked={wrap} onChange={event => void change({ wrap: event.target.checked })} />
        Wrap long lines
      </label>
    </section>
  )
}
