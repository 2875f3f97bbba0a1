import type { Panel } from '../../state/panel.ts'
import { strings } from '../../strings/index.ts'
import { TestsIcon } from '../../ui/icons.tsx'
import { TestsPanel } from './TestsPanel.tsx'

export const testsPanel: Panel = { id: 'tests', title: strings.tests.title, Icon: TestsIcon, Component: TestsPanel }
