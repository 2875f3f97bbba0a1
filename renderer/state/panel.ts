import type { ComponentType } from 'react'

/** One screen of the window. A panel's folder exports one of these; `renderer/panels/index.ts` lists them in order. */
export interface Panel {
  /** Lower-case word, used in the route. */
  readonly id: string
  readonly title: string
  /** 16-pixel icon in the current colour. */
  readonly Icon?: ComponentType
  readonly Component: ComponentType
}

/** The key that shows a panel: its place in the list, of the tenth `0`. */
export function panelKey(index: number): string {
  return ((index + 1) % 10).toString()
}
