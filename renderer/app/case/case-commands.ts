import { visible } from '#shared/base/text.ts'
import type { CaseSummary } from '#shared/ipc/views.ts'
import type { CasePlace } from '#shared/model/case.ts'
import { redoStep, togglePin, toPlace, undoStep } from '../../domain/case-steps.ts'
import { pinFocused } from '../../domain/PinButton.tsx'
import { getRoute } from '../../state/route.ts'
import type { Stores } from '../../state/stores.tsx'
import { strings } from '../../strings/index.ts'
import type { Command } from '../command.ts'
import { caseName } from './case-name.ts'
import { resumeCase } from './resume-case.ts'

const words = strings.casework.commands

/** What can be done with the case that is open. */
export function caseCommands(stores: Stores): readonly Command[] {
  const { cases, rules } = stores
  const { saved, isShown, show, hide, past } = cases.getState()
  const last = past.at(-1)
  const undo = last === undefined ? words.undo : words.undoStep(last.label)
  if (saved.kind === 'idle') return []
  const appear = () => {
    rules.getState().hide()
    show()
  }
  return [
    command('case.show', [isShown ? words.hide : words.show, 'Alt+C'], isShown ? hide : appear),
    command('case.note', [strings.casework.notes.add, 'Alt+M'], () => {
      rules.getState().hide()
      cases.getState().beginNote(placeOfReader(stores))
    }),
    command('case.pin', [words.pin, 'Alt+P'], () => pinHere(stores)),
    // Before undo, whose keys are among these.
    command('case.redo', [words.redo, 'Mod+Shift+Z'], () => redoStep(stores)),
    command('case.undo', [undo, 'Mod+Z'], () => undoStep(stores)),
  ]
}

/** The saved cases, the one opened last first. */
export function recentCommands(stores: Stores): readonly Command[] {
  const { recent, saved } = stores.cases.getState()
  const open = saved.kind === 'ready' ? saved.value.caseId : undefined
  const list = recent.kind === 'ready' ? recent.value.cases.filter(({ caseId }) => caseId !== open) : []
  return list.map((one: CaseSummary) => ({
    id: `case.open.${one.caseId}`,
    title: words.openCase(visible(caseName(one))),
    group: 'Open' as const,
    run: () => void resumeCase(stores, one.caseId),
  }))
}

function command(id: string, [title, shortcut]: readonly [string, string], run: () => void): Command {
  return { id, title, group: 'Case', shortcut, run }
}

/** The line of a log that the reader is on, else the one beside which the focus is. */
function pinHere(stores: Stores): void {
  const { readerLine, notify } = stores.view.getState()
  const isReading = getRoute().panel === 'logs' && readerLine !== undefined
  if (isReading) togglePin(stores, readerLine)
  else if (!pinFocused()) notify(words.focusFirst)
}

/** What a note is about unless it says otherwise: the line that is read, or the finding that is selected. */
function placeOfReader({ view, investigation }: Stores): CasePlace | undefined {
  const { panel, finding } = getRoute()
  const { readerLine } = view.getState()
  if (panel === 'logs') return readerLine && toPlace(readerLine)
  const { investigation: answer } = investigation.getState()
  if (panel !== 'verdict' || answer.kind !== 'ready') return undefined
  const selected = answer.value.comparison.findings.find(({ id }) => id === finding)
  return selected && { kind: 'finding', id: selected.id, title: selected.title }
}
