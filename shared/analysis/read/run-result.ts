import type { RunResult } from '../../model/run.ts'

// Pod utilities write upper case, crier writes the ProwJob's state in lower case
// (kubernetes-sigs/prow pkg/crier/reporters/gcs/util/util.go@a619408973).
const RESULTS: ReadonlyMap<string, RunResult> = new Map([
  ['success', 'success'],
  ['failure', 'failure'],
  ['aborted', 'aborted'],
  ['error', 'error'],
  ['pending', 'pending'],
  ['triggered', 'pending'],
  ['scheduling', 'pending'],
])

export function runResultOf(text: string | undefined): RunResult | undefined {
  return text === undefined ? undefined : RESULTS.get(text.toLowerCase())
}
