import type { Panel } from '../../state/panel.ts'
import { strings } from '../../strings/index.ts'
import { VerdictIcon } from '../../ui/icons.tsx'
import { VerdictPanel } from './VerdictPanel.tsx'

export const verdictPanel: Panel = {
  id: 'verdict',
  title: strings.verdict.title,
  Icon: VerdictIcon,
  Component: VerdictPanel,
}
