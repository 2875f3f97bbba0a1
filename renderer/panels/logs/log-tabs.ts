import { isSameFile, type Opening } from './default-artifact.ts'

/** The artifacts that are open in one pane, each with the line that was read last. */
export interface LogTabs {
  readonly tabs: readonly Opening[]
  /** Place of the one that is shown; meaningless where there are none. */
  readonly active: number
}

export type TabChange = 'close-tab' | 'previous-tab' | 'next-tab'

/** The one that is shown. */
export function shownTab({ tabs, active }: LogTabs): Opening | undefined {
  return tabs[active]
}

/** Shows an artifact: in its tab where it has one, else in a new one, or in place of the one that is shown. */
export function openTab(state: LogTabs, opening: Opening, isNew = false): LogTabs {
  const place = state.tabs.findIndex(tab => isSameFile(tab, opening))
  if (place >= 0) return { tabs: state.tabs.with(place, opening), active: place }
  if (state.tabs.length === 0) return { tabs: [opening], active: 0 }
  if (!isNew) return { ...state, tabs: state.tabs.with(state.active, opening) }
  return { tabs: state.tabs.toSpliced(state.active + 1, 0, opening), active: state.active + 1 }
}

/** Goes to a neighbour, around the ends, or closes the one that is shown; the last one stays. */
export function changeTab({ tabs, active }: LogTabs, change: TabChange): LogTabs {
  const count = tabs.length
  if (count < 2) return { tabs, active }
  if (change === 'next-tab') return { tabs, active: (active + 1) % count }
  if (change === 'previous-tab') return { tabs, active: (active + count - 1) % count }
  return { tabs: tabs.toSpliced(active, 1), active: Math.min(active, count - 2) }
}

/** Remembers the line of the artifact that is shown. */
export function keepLine(state: LogTabs, place: Opening | undefined): LogTabs {
  if (place === undefined) return state
  const at = state.tabs.findIndex(tab => isSameFile(tab, place))
  return at < 0 ? state : { ...state, tabs: state.tabs.with(at, place) }
}

/** What to call each: its last name, with the folder above where two have the same. */
export function tabNames(tabs: readonly Opening[]): readonly string[] {
  const last = (artifact: string, parts: number) => artifact.split('/').slice(-parts).join('/')
  return tabs.map(({ artifact }) => {
    const name = last(artifact, 1)
    return tabs.filter(each => last(each.artifact, 1) === name).length > 1 ? last(artifact, 2) : name
  })
}
