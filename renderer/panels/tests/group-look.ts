import type { Tone } from '../../ui/Badge.tsx'
import type { TestGroupId } from './test-groups.ts'

/** A sign and a tone for each group, so that colour is never the only mark. */
export const GROUP_LOOK: Readonly<Record<TestGroupId, { readonly tone: Tone; readonly sign: string }>> = {
  'newly-failing': { tone: 'error', sign: '✕' },
  untold: { tone: 'warning', sign: '?' },
  'still-failing': { tone: 'warning', sign: '◆' },
  fixed: { tone: 'success', sign: '✓' },
  missing: { tone: 'neutral', sign: '?' },
  'skipped-now': { tone: 'neutral', sign: '–' },
}
