import { visible } from '#shared/base/text.ts'
import type { InvestigationView, RunAnalysisView } from '#shared/ipc/views.ts'
import { NOWHERE, routeTo } from '../../state/route.ts'
import { VERSION_ROWS, type ViewStore } from '../../state/view-store.ts'
import { strings } from '../../strings/index.ts'
import type { Command } from '../command.ts'
import type { Thing } from './things.ts'

const words = strings.palette

/** Something that can be found and chosen in the palette. */
export interface PaletteItem {
  /** Remembered among the recent ones. */
  readonly id: string
  /** What it is. */
  readonly kind: Command['group'] | Thing
  /** Fit to be shown. */
  readonly title: string
  /** Says more; not searched. */
  readonly detail: string
  readonly shortcut: string | undefined
  readonly run: () => void
}

export function commandItem({ id, group, title, shortcut, run }: Command): PaletteItem {
  return { id, kind: group, title: visible(title), detail: '', shortcut, run }
}

/** Everything of an investigation that has a name: findings, components, tests, artifacts. */
export function investigationItems(
  view: InvestigationView,
  filters: Pick<ReturnType<ViewStore['getState']>, 'setFilter' | 'setChoice'>,
): readonly PaletteItem[] {
  return [...findingItems(view), ...componentItems(view, filters), ...testItems(view, filters), ...artifactItems(view)]
}

type Filters = Parameters<typeof investigationItems>[1]

function findingItems({ comparison }: InvestigationView): readonly PaletteItem[] {
  return comparison.findings.map(({ id, title, side }) => ({
    id: `finding ${id}`,
    kind: 'Finding',
    title: visible(title),
    detail: words.sides[side],
    shortcut: undefined,
    run: () => routeTo({ ...NOWHERE, panel: 'verdict', finding: id }),
  }))
}

function componentItems({ comparison }: InvestigationView, { setFilter, setChoice }: Filters) {
  const names = [...new Set(comparison.components.map(({ component }) => component))]
  return names.map((component): PaletteItem => {
    const changed = comparison.components.filter(row => row.component === component && row.state !== 'same')
    return {
      id: `component ${component}`,
      kind: 'Component',
      title: visible(component),
      detail: changed.some(({ state }) => state !== 'unknown') ? words.changed : '',
      shortcut: undefined,
      run: () => {
        setChoice(VERSION_ROWS, 'all')
        setFilter('versions', component)
        routeTo({ ...NOWHERE, panel: 'versions' })
      },
    }
  })
}

/** One item for a name, which tests of several suites and hosts may have: the panel then lists all of them. */
function testItems({ comparison: { tests } }: InvestigationView, { setFilter }: Filters): readonly PaletteItem[] {
  const item = (detail: string) => (name: string) => ({
    id: `test ${name}`,
    kind: 'Test' as const,
    title: visible(name),
    detail,
    shortcut: undefined,
    run: () => {
      setFilter('tests', name)
      routeTo({ ...NOWHERE, panel: 'tests', entity: `test:${name}` })
    },
  })
  const items = [
    ...tests.newlyFailing.map(({ name }) => name).map(item(words.tests.newlyFailing)),
    ...tests.untold.map(({ name }) => name).map(item(words.tests.untold)),
    ...tests.stillFailing.map(({ name }) => name).map(item(words.tests.stillFailing)),
    ...tests.fixed.map(item(words.tests.fixed)),
    ...tests.missing.map(item(words.tests.missing)),
  ]
  return firstOfEach(items)
}

function firstOfEach(items: readonly PaletteItem[]): readonly PaletteItem[] {
  const ids = new Set<string>()
  return items.filter(({ id }) => !ids.has(id) && ids.add(id))
}

/** One item for a name that both runs have; the Logs panel shows its counterpart beside it. */
function artifactItems({ good, bad }: InvestigationView): readonly PaletteItem[] {
  const [inGood, inBad] = [artifactNames(good), artifactNames(bad)]
  return [...new Set([...inBad, ...inGood])].map(artifact => {
    const side = inBad.has(artifact) ? 'bad' : 'good'
    return {
      id: `artifact ${artifact}`,
      kind: 'Artifact',
      title: visible(artifact),
      detail: words.sides[inGood.has(artifact) && inBad.has(artifact) ? 'both' : side],
      shortcut: undefined,
      run: () => routeTo({ ...NOWHERE, panel: 'logs', side, artifact }),
    }
  })
}

function artifactNames({ coverage, artifacts }: RunAnalysisView): ReadonlySet<string> {
  const listed = coverage.filter(({ state }) => state !== 'missing').map(({ artifact }) => artifact)
  return new Set([...artifacts.map(({ name }) => name), ...listed])
}
