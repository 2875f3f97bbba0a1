import type { RunResult } from '../../model/run.ts'
import type { VersionClaim } from '../../model/version-claim.ts'
import { documentFormat } from './document-format.ts'
import { instantOfEpochSeconds } from './instant-of.ts'
import { readMetadata } from './metadata-claims.ts'
import type { Reading } from './reader.ts'
import { repoMapClaims } from './repo-claims.ts'
import { runResultOf } from './run-result.ts'
import { cite, nodeAt, scalarAt, textAt, type DocumentNode, type StructuredDocument } from './structured-document.ts'

/** `finished.json` of pod utilities, crier and bootstrap jobs; the time and the result may each be missing. */
export const finishedFormat = documentFormat({
  id: 'finished-json',
  title: 'finished.json of Prow',
  artifact: /^finished\.json$/u,
  root: ['object'],
  read(document, root) {
    const finishedAt = instantOfEpochSeconds(textAt(root, 'timestamp'))
    const result = runResultOf(textAt(root, 'result')) ?? passedResult(root)
    const metadata = nodeAt(root, 'metadata')
    const [own, free] = [readMetadata(document, root, 'requested'), readMetadata(document, metadata, 'requested')]
    return {
      facts: { ...(result === undefined ? {} : { result }), ...(finishedAt === undefined ? {} : { finishedAt }) },
      claims: [...repoMapClaims(document, nodeAt(metadata, 'repos')), ...own.claims, ...free.claims].map(mayBeLeftOut),
      hosts: [...own.hosts, ...free.hosts],
      ...stoppedByProw(document, root),
    }
  },
})

/**
 * Who writes the file decides what it lists: crier's holds no revision at all (kubernetes-sigs/prow
 * pkg/crier/reporters/gcs/reporter.go@a619408973), so that what one run's file lacks is not absent.
 */
function mayBeLeftOut(claim: VersionClaim): VersionClaim {
  return { ...claim, method: 'line' }
}

function passedResult(root: DocumentNode): RunResult | undefined {
  const passed = nodeAt(root, 'passed')
  if (passed?.kind !== 'scalar' || passed.type !== 'boolean') return undefined
  return passed.text === 'true' ? 'success' : 'failure'
}

/**
 * crier writes this file only when the pod itself uploaded none. A pod that merely failed is no early end;
 * `error` and `aborted` are (kubernetes-sigs/prow pkg/crier/reporters/gcs/reporter.go@a619408973).
 */
function stoppedByProw(document: StructuredDocument, root: DocumentNode): Pick<Reading, 'stopped'> {
  const field = scalarAt(root, 'result')
  const result = runResultOf(field?.text)
  if (field === undefined || textAt(root, 'metadata', 'uploader') !== 'crier') return {}
  if (result !== 'error' && result !== 'aborted') return {}
  const reason = `Prow ended the run as “${result}”, and its pod uploaded no result of its own.`
  return { stopped: { reason, evidence: cite(document, field) } }
}
