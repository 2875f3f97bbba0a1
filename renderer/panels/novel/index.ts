import type { Panel } from '../../state/panel.ts'
import { NovelIcon } from '../../ui/icons.tsx'
import { NovelPanel } from './NovelPanel.tsx'

export const novelPanel: Panel = { id: 'novel', title: 'New lines', Icon: NovelIcon, Component: NovelPanel }
