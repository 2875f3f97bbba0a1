import { createStore, type StoreApi } from 'zustand/vanilla'
import type { AppError, Result } from '#shared/base/result.ts'
import { applyChange, applyChanges, EMPTY_WORK } from '#shared/casework/apply-change.ts'
import { undoChange } from '#shared/casework/undo-change.ts'
import type { Backend } from '#shared/ipc/contract.ts'
import type { CaseChecks, CasesView, CaseView, ResumedCase } from '#shared/ipc/views.ts'
import type { CaseChange, CasePlace, CaseWork } from '#shared/model/case.ts'
import { strings } from '../strings/index.ts'
import { idle, loading, toAnswer, type Answer } from './answer.ts'
import type { ComparedPair } from './compared-pair.ts'
import type { InvestigationStore } from './investigation-store.ts'
import { putAside, takenBack, writtenDraft, type NoteDraft, type Shelf } from './unsaved-work.ts'

/** Changes that one request carries; the contract takes no more. */
const SENT_AT_ONCE = 500

/** Something that was done and can be taken back. */
export interface CaseStep {
  /** What was done, for people: `Dismissed “…”`. */
  readonly label: string
  readonly change: CaseChange
  readonly undo: CaseChange
  /** Another number, another step; a step that is done again keeps its own. */
  readonly serial: number
}

/** Text that is being typed into a field of the case. */
export interface TypedText {
  /** Which field: `title`, or the id of a pin. */
  readonly field: string
  readonly text: string
  /** What keeping it does; undefined = it says what is kept already. */
  readonly step: Pick<CaseStep, 'label' | 'change'> | undefined
}

export interface CaseState {
  /** The case as it is saved. */
  readonly saved: Answer<CaseView>
  /** What is shown: the saved work with what is not saved yet. */
  readonly work: CaseWork
  /** Changes that are not saved yet, the oldest first. */
  readonly unsaved: readonly CaseChange[]
  readonly isSaving: boolean
  /** Why the last change could not be saved, or what is wrong with the file. */
  readonly problem: AppError | undefined
  readonly past: readonly CaseStep[]
  readonly future: readonly CaseStep[]
  readonly checks: Answer<CaseChecks>
  readonly recent: Answer<CasesView>
  readonly isShown: boolean
  /** Counts the wishes to see the case: each brings the focus in. */
  readonly wishes: number
  readonly draft: NoteDraft | undefined
  readonly typed: TypedText | undefined
  /** Of other cases: what is not saved waits for them to be shown again. */
  readonly shelved: Shelf
  /** Reads the case of a pair; what another pair has not saved is kept for it. */
  readonly load: (pair: ComparedPair) => Promise<void>
  /** Changes the case, shows it at once and saves it. False where there is no case to change. */
  readonly act: (label: string, change: CaseChange) => boolean
  readonly type: (typed: TypedText) => void
  /** Makes a step of what was typed; also done before the case gives way to another one. */
  readonly keepTyped: () => void
  /** Takes back what was done last; answers with what it was. */
  readonly undo: () => CaseStep | undefined
  readonly redo: () => CaseStep | undefined
  /** Saves what is not saved. */
  readonly save: () => Promise<void>
  /** Whether the cited lines still read as they did. */
  readonly check: () => Promise<void>
  readonly loadRecent: () => Promise<void>
  readonly resume: (caseId: string) => Promise<Result<ResumedCase>>
  readonly remove: (caseId: string) => Promise<Result<null>>
  readonly show: () => void
  readonly hide: () => void
  /** Begins a note about a place, or changes one; what was being written stays where it is about the same. */
  readonly beginNote: (place: CasePlace | undefined, note?: { readonly id: string; readonly text: string }) => void
  readonly write: (draft: Partial<Pick<NoteDraft, 'text' | 'place'>>) => void
  /** Keeps what is written, or forgets it. */
  readonly endNote: (how: 'keep' | 'forget') => void
}

export type CaseStore = StoreApi<CaseState>
type SetState = CaseStore['setState']
type Get = () => CaseState

export function createCaseStore(backend: Backend, investigation: InvestigationStore): CaseStore {
  const store = createStore<CaseState>()((set, get) => ({
    saved: idle,
    work: EMPTY_WORK,
    unsaved: [],
    isSaving: false,
    problem: undefined,
    past: [],
    future: [],
    checks: idle,
    recent: idle,
    isShown: false,
    wishes: 0,
    draft: undefined,
    typed: undefined,
    shelved: new Map(),
    ...savingActions(backend, set, get),
    ...stepActions(set, get),
    ...typingActions(set, get),
    ...listActions(backend, set, get),
    ...paneActions(set, get),
  }))
  investigation.subscribe(({ investigation: answer, pair }, before) => {
    const isNew = answer.kind === 'ready' && answer !== before.investigation
    if (isNew && pair !== undefined) void store.getState().load(pair)
  })
  backend.on('case.changed', () => void store.getState().loadRecent())
  return store
}

function savingActions(backend: Backend, set: SetState, get: Get) {
  let asked = 0
  let shown = ''
  let saving: Promise<void> = Promise.resolve()
  const send = async () => {
    const { saved, unsaved } = get()
    if (saved.kind !== 'ready' || unsaved.length === 0) return
    const { caseId } = saved.value
    const sent = unsaved.slice(0, SENT_AT_ONCE)
    set({ isSaving: true })
    const answer = await backend.call('case.change', { caseId, changes: sent })
    set({ isSaving: false })
    if (!answer.ok) return set({ problem: answer.error, ...withoutRefused(get(), answer.error, sent) })
    const left = get().unsaved.slice(sent.length)
    set({ ...ofSaved(answer.value, left), problem: answer.value.problem })
    await send()
  }
  const save = () => {
    saving = saving.then(send)
    return saving
  }
  const shelve = () => {
    const { saved, unsaved, draft, work, shelved } = get()
    if (saved.kind !== 'ready') return
    set({ shelved: putAside(shelved, saved.value.caseId, { unsaved, draft: writtenDraft(draft, work) }) })
  }
  return {
    save,
    load: async pair => {
      const mine = ++asked
      if (nameOf(pair) !== shown) get().keepTyped()
      const open = async () => {
        if (mine !== asked) return
        const name = nameOf(pair)
        if (name !== shown) {
          shelve()
          set({ ...NO_CASE, saved: loading, problem: undefined })
        }
        shown = name
        const answer = toAnswer(await backend.call('case.open', pair))
        if (answer.kind !== 'ready') return set({ ...withoutCase(get(), answer), problem: problemOf(answer) })
        const { caseId, problem } = answer.value
        const { unsaved, draft, shelved } = get()
        const kept = shelved.get(caseId)
        const left = unsaved.length > 0 ? unsaved : (kept?.unsaved ?? [])
        set({
          ...ofSaved(answer.value, left),
          draft: kept?.draft ?? draft,
          shelved: takenBack(shelved, caseId),
          problem,
        })
        await send()
      }
      // In turn with what is being saved: an answer is never older than what is shown.
      saving = saving.then(open)
      await saving
    },
  } satisfies Partial<CaseState>
}

const NO_CASE = {
  work: EMPTY_WORK,
  unsaved: [],
  past: [],
  future: [],
  checks: idle,
  draft: undefined,
  typed: undefined,
} as const

/** Says which case it is: with more or fewer good runs beside its baseline it is the same. */
function nameOf({ baseline, target, baselineHost, targetHost }: ComparedPair): string {
  return JSON.stringify([baseline, target, baselineHost, targetHost])
}

/** A case that was read stays as it was read, with all that is being done to it, when it cannot be read once more. */
function withoutCase({ saved }: CaseState, answer: Answer<CaseView>): Partial<CaseState> {
  return saved.kind === 'ready' ? {} : { ...NO_CASE, saved: answer }
}

function problemOf(answer: Answer<CaseView>): AppError | undefined {
  return answer.kind === 'failed' ? answer.error : undefined
}

function idOf(saved: Answer<CaseView>): string | undefined {
  return saved.kind === 'ready' ? saved.value.caseId : undefined
}

/** What no second try can save is taken back; everything else waits. */
function withoutRefused({ saved, unsaved }: CaseState, error: AppError, sent: readonly CaseChange[]) {
  const isRefused = error.code === 'saved/limit' || error.code === 'rpc/bad-request'
  if (!isRefused || saved.kind !== 'ready') return {}
  return ofSaved(saved.value, unsaved.slice(sent.length))
}

function ofSaved(view: CaseView, unsaved: readonly CaseChange[]): Pick<CaseState, 'saved' | 'work' | 'unsaved'> {
  return { saved: { kind: 'ready', value: view }, work: applyChanges(view.work, unsaved, now()), unsaved }
}

/** Shown until the service has said when it was. Microseconds since 1970. */
function now(): number {
  return Date.now() * 1000
}

function stepActions(set: SetState, get: Get) {
  const apply = (change: CaseChange) => {
    const { work, unsaved, save } = get()
    set({ work: applyChange(work, change, now()), unsaved: [...unsaved, change] })
    void save()
  }
  let serial = 0
  return {
    act: (label, change) => {
      const { saved, work, past } = get()
      const undo = undoChange(work, change)
      if (saved.kind !== 'ready' || undo === undefined) return false
      apply(change)
      set({ past: [...past, { label, change, undo, serial: ++serial }], future: [] })
      return true
    },
    undo: () => {
      const { past, future } = get()
      const step = past.at(-1)
      if (step === undefined) return undefined
      apply(step.undo)
      set({ past: past.slice(0, -1), future: [...future, step] })
      return step
    },
    redo: () => {
      const { past, future, work } = get()
      const step = future.at(-1)
      if (step === undefined) return undefined
      const undo = undoChange(work, step.change) ?? step.undo
      apply(step.change)
      set({ past: [...past, { ...step, undo }], future: future.slice(0, -1) })
      return step
    },
  } satisfies Partial<CaseState>
}

function typingActions(set: SetState, get: Get) {
  return {
    type: typed => set({ typed }),
    keepTyped: () => {
      const { typed, work, act } = get()
      if (typed === undefined) return
      set({ typed: undefined })
      const { step } = typed
      if (step !== undefined && isStillThere(work, step.change)) act(step.label, step.change)
    },
  } satisfies Partial<CaseState>
}

/** A comment brings back no pin that was removed meanwhile. */
function isStillThere({ pins }: CaseWork, change: CaseChange): boolean {
  return change.kind !== 'put-pin' || pins.some(({ id }) => id === change.pin.id)
}

function listActions(backend: Backend, set: SetState, get: Get) {
  let checking: AbortController | undefined
  let listing = 0
  return {
    check: async () => {
      const caseId = idOf(get().saved)
      if (caseId === undefined) return
      checking?.abort()
      const mine = new AbortController()
      checking = mine
      if (get().checks.kind !== 'ready') set({ checks: loading })
      const answer = toAnswer(await backend.call('case.check', { caseId }, mine.signal))
      if (checking === mine && idOf(get().saved) === caseId) set({ checks: answer })
    },
    loadRecent: async () => {
      const mine = ++listing
      const answer = toAnswer(await backend.call('case.list', {}))
      if (mine === listing) set({ recent: answer })
    },
    resume: caseId => backend.call('case.resume', { caseId }),
    remove: async caseId => {
      const removed = await backend.call('case.remove', { caseId })
      await get().loadRecent()
      return removed
    },
  } satisfies Partial<CaseState>
}

function paneActions(set: SetState, get: Get) {
  return {
    show: () => set({ isShown: true, wishes: get().wishes + 1 }),
    hide: () => set({ isShown: false }),
    beginNote: (place, note) => {
      const { draft } = get()
      const goesOn = draft !== undefined && draft.text !== '' && note === undefined
      const text = goesOn ? draft.text : (note?.text ?? '')
      const noteId = goesOn ? draft.noteId : note?.id
      set({ isShown: true, draft: { serial: (draft?.serial ?? 0) + 1, noteId, text, place } })
    },
    write: change => {
      const { draft } = get()
      if (draft !== undefined) set({ draft: { ...draft, ...change } })
    },
    endNote: how => {
      const { draft, act } = get()
      if (draft === undefined) return
      const text = draft.text.trim()
      if (how === 'keep' && text !== '') {
        const id = draft.noteId ?? crypto.randomUUID()
        const label = draft.noteId === undefined ? strings.state.case.noteAdded : strings.state.case.noteChanged
        if (!act(label, { kind: 'put-note', note: { id, text, place: draft.place } })) return
      }
      set({ draft: undefined })
    },
  } satisfies Partial<CaseState>
}
