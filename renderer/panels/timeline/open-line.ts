import { routeTo } from '../../state/route.ts'
import type { Side } from './sides.ts'

/** Shows a line in the Logs panel. */
export function openLine(side: Side, { artifact, line }: { readonly artifact: string; readonly line: number }): void {
  routeTo({ panel: 'logs', side, artifact, line })
}
