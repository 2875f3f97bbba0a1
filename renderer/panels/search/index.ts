import type { Panel } from '../../state/panel.ts'
import { strings } from '../../strings/index.ts'
import { SearchIcon } from '../../ui/icons.tsx'
import { SearchPanel } from './SearchPanel.tsx'

export const searchPanel: Panel = {
  id: 'search',
  title: strings.search.title,
  Icon: SearchIcon,
  Component: SearchPanel,
}
