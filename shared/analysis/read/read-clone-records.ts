import { truncate, visible } from '../../base/text.ts'
import { documentFormat } from './document-format.ts'
import type { Reading } from './reader.ts'
import { commitClaims, refsName } from './repo-claims.ts'
import {
  cite,
  isTrueAt,
  itemsAt,
  nodeAt,
  scalarAt,
  type DocumentNode,
  type StructuredDocument,
} from './structured-document.ts'

const ERROR_LENGTH = 300

/**
 * `clone-records.json` of clonerefs: what was checked out, the only place that has the commits of a periodic job's extra
 * repositories (kubernetes-sigs/prow pkg/pod-utils/clone/types.go@a619408973).
 */
export const cloneRecordsFormat = documentFormat({
  id: 'clone-records',
  title: 'clone-records.json of Prow',
  artifact: /^clone-records\.json$/u,
  root: ['array'],
  read(document, root) {
    const records = itemsAt(root)
    const claims = records.flatMap(record => {
      const name = refsName(nodeAt(record, 'refs'))
      const component = name === undefined ? undefined : `repo:${name}`
      return component === undefined
        ? []
        : commitClaims(document, scalarAt(record, 'final_sha'), { component, role: 'installed' })
    })
    return { claims, ...stoppedByClone(document, records) }
  },
})

function stoppedByClone(document: StructuredDocument, records: readonly DocumentNode[]): Pick<Reading, 'stopped'> {
  const record = records.find(candidate => isTrueAt(candidate, 'failed'))
  const flag = nodeAt(record, 'failed')
  if (flag === undefined) return {}
  const name = refsName(nodeAt(record, 'refs')) ?? 'a repository'
  const error = itemsAt(record, 'commands')
    .flatMap(command => scalarAt(command, 'error') ?? [])
    .at(-1)
  const why = error === undefined ? '' : ` (${truncate(visible(error.text.trim()), ERROR_LENGTH)})`
  return {
    stopped: {
      reason: `Clone failed: ${name} could not be checked out${why}.`,
      evidence: cite(document, error ?? flag),
    },
  }
}
