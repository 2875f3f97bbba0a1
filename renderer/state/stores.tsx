import { createContext, useContext, type ReactNode } from 'react'
import { useStore } from 'zustand'
import { ensure } from '#shared/base/assert.ts'
import type { Backend } from '#shared/ipc/contract.ts'
import { failingTestForm } from '#shared/report/issue-form.ts'
import { watchCalls, type ActivityState, type ActivityStore } from './activity-store.ts'
import { createCaseStore, type CaseState, type CaseStore } from './case-store.ts'
import { createInvestigationStore, type InvestigationState, type InvestigationStore } from './investigation-store.ts'
import { createLinkStore, type LinkState, type LinkStore } from './link-store.ts'
import { createReportStore, type ReportState, type ReportStore } from './report-store.ts'
import { createRunFetches, type RunFetches } from './run-fetches.ts'
import { createRuleStore, type RuleState, type RuleStore } from './rule-store.ts'
import { createSearchStore, type SearchState, type SearchStore } from './search-store.ts'
import { createSettingsStore, type SettingsState, type SettingsStore } from './settings-store.ts'
import { createViewStore, type ViewState, type ViewStore } from './view-store.ts'

export interface Stores {
  readonly activity: ActivityStore
  readonly backend: Backend
  readonly cases: CaseStore
  readonly investigation: InvestigationStore
  readonly links: LinkStore
  readonly fetches: RunFetches
  readonly reports: ReportStore
  readonly rules: RuleStore
  readonly search: SearchStore
  readonly view: ViewStore
  readonly settings: SettingsStore
}

export function createStores(unwatched: Backend): Stores {
  const { backend, activity } = watchCalls(unwatched)
  const investigation = createInvestigationStore(backend)
  return {
    activity,
    backend,
    cases: createCaseStore(backend, investigation),
    investigation,
    links: createLinkStore(backend, investigation),
    fetches: createRunFetches(backend),
    reports: createReportStore(failingTestForm.repository),
    rules: createRuleStore(backend),
    search: createSearchStore(backend, investigation),
    view: createViewStore(),
    settings: createSettingsStore(backend),
  }
}

const Context = createContext<Stores | undefined>(undefined)

export function StoresProvider({ stores, children }: { readonly stores: Stores; readonly children: ReactNode }) {
  return <Context value={stores}>{children}</Context>
}

/** All stores; for actions. To read a value use the hooks below, one value each. */
export function useStores(): Stores {
  return ensure(useContext(Context), 'a StoresProvider above')
}

export function useBackend(): Backend {
  return useStores().backend
}

export function useCase<T>(selector: (state: CaseState) => T): T {
  return useStore(useStores().cases, selector)
}

export function useActivity<T>(selector: (state: ActivityState) => T): T {
  return useStore(useStores().activity, selector)
}

export function useInvestigation<T>(selector: (state: InvestigationState) => T): T {
  return useStore(useStores().investigation, selector)
}

export function useLinks<T>(selector: (state: LinkState) => T): T {
  return useStore(useStores().links, selector)
}

export function useReports<T>(selector: (state: ReportState) => T): T {
  return useStore(useStores().reports, selector)
}

export function useRules<T>(selector: (state: RuleState) => T): T {
  return useStore(useStores().rules, selector)
}

export function useSearch<T>(selector: (state: SearchState) => T): T {
  return useStore(useStores().search, selector)
}

export function useView<T>(selector: (state: ViewState) => T): T {
  return useStore(useStores().view, selector)
}

export function useSettings<T>(selector: (state: SettingsState) => T): T {
  return useStore(useStores().settings, selector)
}
