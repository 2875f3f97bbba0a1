import type { Panel } from '../state/panel.ts'
import { artifactsPanel } from './artifacts/index.ts'
import { logsPanel } from './logs/index.ts'
import { novelPanel } from './novel/index.ts'
import { reportPanel } from './report/index.ts'
import { searchPanel } from './search/index.ts'
import { storiesPanel } from './stories/index.ts'
import { testsPanel } from './tests/index.ts'
import { timelinePanel } from './timeline/index.ts'
import { verdictPanel } from './verdict/index.ts'
import { versionsPanel } from './versions/index.ts'

/** Every panel, in the order of the navigation; its place is its shortcut. */
export const panels: readonly Panel[] = [
  verdictPanel,
  versionsPanel,
  timelinePanel,
  logsPanel,
  testsPanel,
  artifactsPanel,
  reportPanel,
  storiesPanel,
  novelPanel,
  searchPanel,
]
