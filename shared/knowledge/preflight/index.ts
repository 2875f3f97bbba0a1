import type { FloatingFamily, PreflightCheck } from '../schema-preflight.ts'
import { preflightChecks } from './checks.ts'
import { aheadSource, floatingFamilies } from './floating-families.ts'

export type PreflightCheckName = keyof typeof preflightChecks

/** What is known about configurations of jobs. */
export const preflightKnowledge: {
  readonly checks: Readonly<Record<PreflightCheckName, PreflightCheck>>
  readonly families: readonly FloatingFamily[]
  readonly aheadSource: string
} = { checks: preflightChecks, families: floatingFamilies, aheadSource }
