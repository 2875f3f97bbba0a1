import { useSyncExternalStore } from 'react'
import { parseRoute, type Route } from './route.ts'

/** The steps beside the present one. */
export interface Steps {
  /** `unknown` where the browser does not tell: there may be one. Undefined = there is none. */
  readonly back: Route | 'unknown' | undefined
  readonly forward: Route | 'unknown' | undefined
}

/** How the present step was come to. */
export interface StepChange {
  /** The step that was left. */
  readonly from: string
  /** Gone back or forward to, rather than newly made. */
  readonly isReturn: boolean
  /** The same step with another address. */
  readonly isSame: boolean
}

/** The Navigation API; undefined in a browser without it. */
function navigationOf(page: Partial<Pick<Window, 'navigation'>>): Navigation | undefined {
  return page.navigation
}

function getSteps(): Steps {
  const navigation = navigationOf(window)
  const index = navigation?.currentEntry?.index
  if (navigation === undefined || index === undefined) return { back: 'unknown', forward: 'unknown' }
  const entries = navigation.entries()
  return { back: routeOf(entries[index - 1]), forward: routeOf(entries[index + 1]) }
}

/** The key of the present step: the same whenever one comes back to it. Empty where the browser does not tell. */
export function currentStep(): string {
  return navigationOf(window)?.currentEntry?.key ?? ''
}

/** Calls back when another step, or another address of the same, is the present one; before anything is drawn anew. */
export function onStep(listener: (change: StepChange) => void): () => void {
  const navigation = navigationOf(window)
  if (navigation === undefined) return () => undefined
  const listen = ({ from, navigationType }: NavigationCurrentEntryChangeEvent) =>
    listener({ from: from.key, isReturn: navigationType === 'traverse', isSame: navigationType === 'replace' })
  navigation.addEventListener('currententrychange', listen)
  return () => navigation.removeEventListener('currententrychange', listen)
}

/** The steps beside the present one; renders again when there is another. */
export function useSteps(): Steps {
  useSyncExternalStore(onStep, stepCount)
  return getSteps()
}

/** To the step before this one; nothing happens at the first. */
export function goBack(): void {
  window.history.back()
}

export function goForward(): void {
  window.history.forward()
}

/** Tells steps apart: a new one cuts off those that were ahead. */
function stepCount(): string {
  const navigation = navigationOf(window)
  return `${navigation?.currentEntry?.id ?? ''} ${navigation?.entries().length ?? 0}`
}

function routeOf(entry: NavigationHistoryEntry | undefined): Route | 'unknown' | undefined {
  if (entry === undefined) return undefined
  return entry.url === null ? 'unknown' : parseRoute(new URL(entry.url).hash)
}
