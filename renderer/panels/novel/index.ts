import type { Panel } from '../../state/panel.ts'
import { strings } from '../../strings/index.ts'
import { NovelIcon } from '../../ui/icons.tsx'
import { NovelPanel } from './NovelPanel.tsx'

export const novelPanel: Panel = { id: 'novel', title: strings.novel.title, Icon: NovelIcon, Component: NovelPanel }
