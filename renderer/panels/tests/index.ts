import type { Panel } from '../../state/panel.ts'
import { TestsIcon } from '../../ui/icons.tsx'
import { TestsPanel } from './TestsPanel.tsx'

export const testsPanel: Panel = { id: 'tests', title: 'Tests', Icon: TestsIcon, Component: TestsPanel }
