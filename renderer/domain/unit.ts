import { createContext, useContext } from 'react'
import type { Unit } from '#shared/report/show-runs.ts'

/** What the two sides of the shown comparison are; runs outside of one. */
export const UnitContext = createContext<Unit>('run')

export function useUnit(): Unit {
  return useContext(UnitContext)
}
