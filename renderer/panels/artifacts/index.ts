import type { Panel } from '../../state/panel.ts'
import { ArtifactsIcon } from '../../ui/icons.tsx'
import { ArtifactsPanel } from './ArtifactsPanel.tsx'

export const artifactsPanel: Panel = {
  id: 'artifacts',
  title: 'Artifacts',
  Icon: ArtifactsIcon,
  Component: ArtifactsPanel,
}
