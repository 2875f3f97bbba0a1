import { useSettings } from '../state/stores.tsx'
import { strings } from '../strings/index.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { AppearanceSettings } from './AppearanceSettings.tsx'
import { CacheSettings } from './CacheSettings.tsx'
import { NetworkSettings } from './NetworkSettings.tsx'
import { OneLineError } from './OneLineError.tsx'
import { RulesSettings } from './rules/RulesSettings.tsx'

/** Everything a person may set, kept at once. */
export function SettingsDialog({ onClose }: { readonly onClose: () => void }) {
  const problem = useSettings(state => state.problem)
  return (
    <Dialog title={strings.app.settings.title} className="settings" onClose={onClose}>
      {problem === undefined ? undefined : <OneLineError error={problem} />}
      <NetworkSettings />
      <CacheSettings />
      <RulesSettings />
      <AppearanceSettings />
    </Dialog>
  )
}
