import type { Panel } from '../../state/panel.ts'
import { VerdictIcon } from '../../ui/icons.tsx'
import { VerdictPanel } from './VerdictPanel.tsx'

export const verdictPanel: Panel = { id: 'verdict', title: 'Verdict', Icon: VerdictIcon, Component: VerdictPanel }
