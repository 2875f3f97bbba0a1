import type { FetchView } from '#shared/ipc/views.ts'
import type { Side } from '../../domain/EvidenceLink.tsx'
import { FetchProgress } from '../../domain/FetchProgress.tsx'
import { SideMark } from '../../domain/SideMark.tsx'
import { strings } from '../../strings/index.ts'

/** How far the copy of one run got; nothing for a run that is in no bucket. */
export function RunCopyBar({ side, copy }: { readonly side: Side; readonly copy: FetchView | undefined }) {
  if (copy === undefined) return undefined
  return (
    <div className="run-copy-bar">
      <SideMark side={side} />
      <FetchProgress copy={copy} name={strings.artifacts.run[side]} />
    </div>
  )
}
