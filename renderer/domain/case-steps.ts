import { truncate, visible } from '#shared/base/text.ts'
import {
  caseLimits,
  type CaseChange,
  type CaseEvent,
  type CaseLine,
  type CaseNote,
  type CasePin,
  type CaseStatement,
} from '#shared/model/case.ts'
import { errorText } from '#shared/report/error-text.ts'
import type { CaseState } from '../state/case-store.ts'
import { findPin, type LinePlace } from '../state/pins.ts'
import type { Stores } from '../state/stores.tsx'
import { strings } from '../strings/index.ts'

const words = strings.domain.steps

/** A line with what is shown of it. */
export interface ShownLine extends LinePlace {
  readonly text: string
  /** Of something that happened there. Microseconds since 1970. */
  readonly at?: number | undefined
}

type Parts = Pick<Stores, 'cases' | 'view'>

/** Pins a line, or takes its pin away. */
export function togglePin(stores: Parts, line: ShownLine): void {
  const pin = findPin(stores.cases.getState().work, line)
  if (pin !== undefined) return removePin(stores, pin)
  const change: CaseChange = { kind: 'put-pin', pin: { id: crypto.randomUUID(), place: toPlace(line), comment: '' } }
  act(stores, words.pinned(placeName(line)), change)
}

export function removePin(stores: Parts, { id, place }: CasePin): void {
  act(stores, words.unpinned(placeName(place)), { kind: 'remove-pin', id })
}

export function removeNote(stores: Parts, { id }: CaseNote): void {
  act(stores, words.noteDeleted, { kind: 'remove-note', id })
}

/** The reader does not hold with a statement. */
export function dismiss(stores: Parts, statement: CaseStatement, reason: string): void {
  const { kind, id, title } = statement
  const change: CaseChange = {
    kind: 'dismiss',
    statement: { kind, id, title: truncate(title, caseLimits.quote) },
    reason: reason.trim(),
  }
  act(stores, words.dismissed(titleName(title)), change)
}

/** What was dismissed counts again. */
export function keep(stores: Parts, { kind, id, title }: CaseStatement): void {
  act(stores, words.kept(titleName(title)), { kind: 'keep', statement: { kind, id } })
}

/** Takes the last step back. */
export function undoStep({ cases, view }: Parts): void {
  const step = cases.getState().undo()
  view.getState().notify(step === undefined ? words.nothingToUndo : words.undone(step.label))
}

export function redoStep({ cases, view }: Parts): void {
  const step = cases.getState().redo()
  if (step === undefined) view.getState().notify(words.nothingToRedo)
  else view.getState().notify(step.label, step.serial)
}

/** `kubelet.log:1204`. */
export function placeName({ artifact, line }: LinePlace): string {
  return `${visible(artifact.split('/').at(-1) ?? artifact)}:${line.toString()}`
}

export function toPlace({ side, artifact, line, text, at }: ShownLine): CaseLine | CaseEvent {
  const place = { side, artifact, line, text: truncate(text, caseLimits.quote) }
  return at === undefined ? { kind: 'line', ...place } : { kind: 'event', ...place, at }
}

function act({ cases, view }: Parts, label: string, change: CaseChange): void {
  if (cases.getState().act(label, change)) return view.getState().notify(label, lastStep(cases.getState()))
  const { problem } = cases.getState()
  view.getState().notify(problem === undefined ? words.notOpen : errorText(problem).what)
}

/** The serial of the step that undoing takes back; undefined where there is none. */
export function lastStep({ past }: Pick<CaseState, 'past'>): number | undefined {
  return past.at(-1)?.serial
}

function titleName(title: string): string {
  return truncate(visible(title), 80)
}
