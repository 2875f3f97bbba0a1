import type { Analysis } from '../../model/analysis.ts'
import type { ComparedHosts, Comparison } from '../../model/comparison.ts'
import { onlyHost } from '../one-host.ts'
import { compareRuns, type ComparisonContext } from './compare-runs.ts'

/** Two hosts of one run side by side, like two runs. Their roles do not count: one may be of another image family. */
export function compareHosts(
  analysis: Analysis,
  hosts: ComparedHosts,
  context: Omit<ComparisonContext, 'hosts'>,
): Comparison {
  return compareRuns(onlyHost(analysis, hosts.good), onlyHost(analysis, hosts.bad), { ...context, hosts })
}
