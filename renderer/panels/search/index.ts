import type { Panel } from '../../state/panel.ts'
import { SearchIcon } from '../../ui/icons.tsx'
import { SearchPanel } from './SearchPanel.tsx'

export const searchPanel: Panel = { id: 'search', title: 'Search', Icon: SearchIcon, Component: SearchPanel }
