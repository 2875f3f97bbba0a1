import { truncate, visible } from '../../base/text.ts'
import { documentFormat } from './document-format.ts'
import type { Reading } from './reader.ts'
import {
  cite,
  itemsAt,
  nodeAt,
  scalarAt,
  textAt,
  type DocumentNode,
  type ScalarNode,
  type StructuredDocument,
} from './structured-document.ts'

const MESSAGE_LENGTH = 300
/** Events that say why a pod could not start. */
const START_FAILURES: ReadonlySet<string> = new Set([
  'FailedScheduling',
  'FailedMount',
  'FailedAttachVolume',
  'FailedCreatePodSandBox',
  'Failed',
  'ErrImageNeverPull',
  'InspectFailed',
])

/** Why the pod ended early, and the value that says so. */
interface Stop {
  readonly reason: string
  readonly field: ScalarNode
}

/**
 * `podinfo.json`: pod, events and node of the *Prow pod* (kubernetes-sigs/prow
 * pkg/crier/reporters/gcs/kubernetes/reporter.go@a619408973). Its machine is not under test, so nothing is claimed about
 * it. A test container that exits with an error is how tests fail, not an early end.
 */
export const podInfoFormat = documentFormat({
  id: 'podinfo',
  title: 'podinfo.json of Prow',
  artifact: /^podinfo\.json$/u,
  root: ['object'],
  read: (document, root) => stoppedBy(document, findStop(root)),
})

function stoppedBy(document: StructuredDocument, stop: Stop | undefined): Reading {
  return stop === undefined ? {} : { stopped: { reason: stop.reason, evidence: cite(document, stop.field) } }
}

function findStop(root: DocumentNode): Stop | undefined {
  const status = nodeAt(root, 'pod', 'status')
  return findEnding(status) ?? findOutOfMemory(status) ?? findFailedInit(status) ?? findNeverStarted(root, status)
}

/** A reason on a failed pod itself comes from the cluster: Evicted, Preempting, NodeLost, OutOfcpu, DeadlineExceeded. */
function findEnding(status: DocumentNode | undefined): Stop | undefined {
  const field = scalarAt(status, 'reason')
  if (field === undefined || textAt(status, 'phase') !== 'Failed') return undefined
  return {
    reason: `The Prow pod was ended by its cluster: ${withMessage(field.text, textAt(status, 'message'))}.`,
    field,
  }
}

function findOutOfMemory(status: DocumentNode | undefined): Stop | undefined {
  for (const container of [...itemsAt(status, 'initContainerStatuses'), ...itemsAt(status, 'containerStatuses')]) {
    const field = scalarAt(container, 'state', 'terminated', 'reason')
    if (field?.text !== 'OOMKilled') continue
    return { reason: `Container “${containerName(container)}” of the Prow pod ran out of memory (OOMKilled).`, field }
  }
  return undefined
}

function findFailedInit(status: DocumentNode | undefined): Stop | undefined {
  for (const container of itemsAt(status, 'initContainerStatuses')) {
    const field = scalarAt(container, 'state', 'terminated', 'exitCode')
    if (field === undefined || field.text === '0') continue
    const name = containerName(container)
    return { reason: `Init container “${name}” of the Prow pod failed with exit code ${visible(field.text)}.`, field }
  }
  return undefined
}

function findNeverStarted(root: DocumentNode, status: DocumentNode | undefined): Stop | undefined {
  const phase = scalarAt(status, 'phase')
  if (phase?.text !== 'Pending') return undefined
  const waiting = [...itemsAt(status, 'initContainerStatuses'), ...itemsAt(status, 'containerStatuses')]
    .map(container => nodeAt(container, 'state', 'waiting'))
    .find(state => !['PodInitializing', 'ContainerCreating', undefined].includes(textAt(state, 'reason')))
  const event = itemsAt(root, 'events').findLast(candidate => START_FAILURES.has(textAt(candidate, 'reason') ?? ''))
  const cause = waiting ?? event
  const field = scalarAt(cause, 'reason')
  if (field === undefined) return { reason: 'The Prow pod never started (phase Pending).', field: phase }
  return { reason: `The Prow pod never started: ${withMessage(field.text, textAt(cause, 'message'))}.`, field }
}

function containerName(container: DocumentNode): string {
  return truncate(visible(textAt(container, 'name') ?? '(unnamed)'), MESSAGE_LENGTH)
}

function withMessage(reason: string, message: string | undefined): string {
  const words = message === undefined ? reason : `${reason} (${message.trim().replace(/\.$/u, '')})`
  return truncate(visible(words), MESSAGE_LENGTH)
}
