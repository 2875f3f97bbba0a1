import { useId } from 'react'
import { TIME_MODES } from '#shared/ipc/contract.ts'
import { TIME_MODE_TEXT } from '../domain/time-text.ts'
import { useSettings } from '../state/stores.tsx'
import { strings } from '../strings/index.ts'
import { Segmented } from '../ui/Segmented.tsx'
import { THEMES } from './commands.ts'

const words = strings.app.settings.appearance

const THEME_OPTIONS = THEMES.map(value => ({ value, label: words.themes[value] }))
const TIME_OPTIONS = TIME_MODES.map(value => ({ value, label: TIME_MODE_TEXT[value] }))

/** How things are shown. */
export function AppearanceSettings() {
  const { theme, time, wrap } = useSettings(state => state.settings)
  const change = useSettings(state => state.change)
  const id = useId()
  return (
    <section className="settings-part" aria-labelledby={`${id}title`}>
      <h3 id={`${id}title`}>{words.title}</h3>
      <div className="settings-field">
        <span>{words.theme}</span>
        <Segmented
          label={words.theme}
          options={THEME_OPTIONS}
          value={theme}
          onChange={value => void change({ theme: value })}
        />
      </div>
      <div className="settings-field">
        <span>{words.times}</span>
        <Segmented
          label={words.times}
          options={TIME_OPTIONS}
          value={time}
          onChange={value => void change({ time: value })}
        />
      </div>
      <label className="settings-check">
        <input type="checkbox" checked={wrap} onChange={event => void change({ wrap: event.target.checked })} />
        {words.wrap}
      </label>
    </section>
  )
}
