/** A row of a tree that is drawn as a list: folded ones are not among the rows. */
export interface TreeRow {
  /** Stable, unique among the rows. */
  readonly id: string
  /** 1-based depth. */
  readonly level: number
  /** Undefined = it holds nothing. */
  readonly isExpanded: boolean | undefined
  /** 1-based place among its siblings, and how many they are. */
  readonly position: number
  readonly setSize: number
}

/** What a key does to a tree. */
export type TreeStep =
  | { readonly kind: 'go'; readonly index: number }
  | { readonly kind: 'fold'; readonly index: number; readonly isExpanded: boolean }
  | { readonly kind: 'open'; readonly index: number }

interface TreePlace {
  readonly rows: readonly TreeRow[]
  /** The active row; -1 = none. */
  readonly index: number
  /** Rows of a screen. */
  readonly page: number
  /** False while rows stay as they are, as while a person looks for something. */
  readonly canFold: boolean
}

type Step = (place: TreePlace) => TreeStep | undefined

const KEYS: Readonly<Record<string, Step>> = {
  ArrowDown: ({ rows, index }) => go(rows, index + 1),
  ArrowUp: ({ rows, index }) => go(rows, index - 1),
  PageDown: ({ rows, index, page }) => go(rows, index + page),
  PageUp: ({ rows, index, page }) => go(rows, index - page),
  Home: ({ rows }) => go(rows, 0),
  End: ({ rows }) => go(rows, rows.length - 1),
  ArrowRight: unfoldOrEnter,
  ArrowLeft: foldOrLeave,
  Enter: toggleOrOpen,
}

/** The step of a key, after the pattern of the ARIA guide for tree grids whose rows have the focus; undefined = not a key of the tree. */
export function treeStep(key: string, place: TreePlace): TreeStep | undefined {
  return Object.hasOwn(KEYS, key) ? KEYS[key]?.(place) : undefined
}

function unfoldOrEnter({ rows, index, canFold }: TreePlace): TreeStep | undefined {
  const isExpanded = rows[index]?.isExpanded
  if (isExpanded === false && canFold) return { kind: 'fold', index, isExpanded: true }
  return isExpanded === true ? go(rows, index + 1) : undefined
}

function foldOrLeave({ rows, index, canFold }: TreePlace): TreeStep | undefined {
  const row = rows[index]
  if (row?.isExpanded === true && canFold) return { kind: 'fold', index, isExpanded: false }
  return row === undefined ? undefined : go(rows, parentOf(rows, index))
}

function toggleOrOpen({ rows, index, canFold }: TreePlace): TreeStep | undefined {
  const row = rows[index]
  if (row?.isExpanded !== undefined) return canFold ? { kind: 'fold', index, isExpanded: !row.isExpanded } : undefined
  return row === undefined ? undefined : { kind: 'open', index }
}

function go(rows: readonly TreeRow[], index: number): TreeStep | undefined {
  if (rows.length === 0) return undefined
  return { kind: 'go', index: Math.max(0, Math.min(rows.length - 1, index)) }
}

/** The row that holds this one; the row itself where none does. */
function parentOf(rows: readonly TreeRow[], index: number): number {
  const level = rows[index]?.level ?? 1
  const found = rows.slice(0, index).findLastIndex(row => row.level < level)
  return found < 0 ? index : found
}
