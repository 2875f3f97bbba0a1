import type { ComponentType } from 'react'

/** One screen of the window. A panel's folder exports one of these; `renderer/panels/index.ts` lists them in order. */
export interface Panel {
  /** Lower-case word, used in the route. */
  readonly id: string
  readonly title: string
  /** 16-pixel icon in the current colour. */
  readonly Icon?: ComponentType
  readonly Component: ComponentType
  /** Shown in the help sheet; undefined = its place in the list, 1 to 9; the tenth has to name one. */
  readonly shortcut?: string
}
