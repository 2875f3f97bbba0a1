import { createStore, type StoreApi } from 'zustand/vanilla'
import type { AppError, Result } from '#shared/base/result.ts'
import type { Backend } from '#shared/ipc/contract.ts'
import type { RuleDraft, RulePackView, RulesView } from '#shared/ipc/views.ts'
import { idle, loading, toAnswer, type Answer } from './answer.ts'
import {
  checkForm,
  formOfLine,
  formOfRule,
  OWN_PACK,
  problemsAfter,
  refusalAt,
  toRule,
  withoutEmptyRows,
  type FormProblem,
  type ReaderLine,
  type RuleForm,
} from './rule-form.ts'

/** Where in the two runs a person is reading: the line a rule can be made of. */
export interface ReaderPlace extends ReaderLine {
  readonly side: 'good' | 'bad'
  readonly runId: string
  readonly line: number
}

/** A rule that is being written. */
export interface RuleEditing {
  /** Another number, another rule. */
  readonly serial: number
  /** The line it began with; undefined = it is one that there was. */
  readonly origin: ReaderPlace | undefined
  readonly form: RuleForm
  /** The form as it began. */
  readonly initial: RuleForm
  /** The pack has a rule of this id, and it is this one. */
  readonly isKept: boolean
  readonly isSaving: boolean
  /** Why the last save was refused, by field. */
  readonly problems: readonly FormProblem[]
  /** Counts refusals. */
  readonly refusals: number
  /** Why the last save or undo failed, where no field is to blame. */
  readonly error: AppError | undefined
  readonly saved: SavedRule | undefined
}
interface SavedRule {
  /** Full id. */
  readonly ruleId: string
  /** For people. */
  readonly file: string
  /** The form as it was saved. */
  readonly form: RuleForm
  /** The rule that it took the place of. */
  readonly before: RuleDraft | undefined
}

export interface RuleState {
  readonly list: Answer<RulesView>
  readonly editing: RuleEditing | undefined
  /** What was being written when another rule was begun. */
  readonly former: RuleEditing | undefined
  readonly isShown: boolean
  /** Counts the wishes to see it: each takes the focus there. */
  readonly wishes: number
  /** The rule that was removed last. */
  readonly removed: { readonly packId: string; readonly rule: RuleDraft } | undefined
  /** Why it could not be removed or put back. */
  readonly problem: AppError | undefined
  readonly loadRules: () => Promise<void>
  /** Begins a rule with a line. What was not saved yet is kept as `former`. */
  readonly begin: (place: ReaderPlace) => Promise<void>
  readonly edit: (packId: string, rule: RuleDraft) => void
  readonly change: (change: Partial<RuleForm>) => void
  readonly save: () => Promise<void>
  /** Takes the last save back: the rule is removed, or is again what it was before. */
  readonly undo: () => Promise<void>
  readonly show: () => void
  /** What is written stays. */
  readonly hide: () => void
  /** Goes back to what was being written before; what is written now takes its place. */
  readonly swapFormer: () => void
  readonly remove: (packId: string, ruleId: string) => Promise<void>
  /** Puts back what was removed last. */
  readonly restore: () => Promise<void>
}

export type RuleStore = StoreApi<RuleState>

export function createRuleStore(backend: Backend): RuleStore {
  return createStore<RuleState>()((set, get) => ({
    list: idle,
    editing: undefined,
    former: undefined,
    isShown: false,
    wishes: 0,
    removed: undefined,
    problem: undefined,
    loadRules: async () => {
      if (get().list.kind !== 'ready') set({ list: loading })
      set({ list: toAnswer(await backend.call('rules.list', {})) })
    },
    ...editActions(set, get),
    ...saveActions(backend, set, get),
    ...listActions(backend, set, get),
  }))
}

/** True when closing it would lose words that are saved nowhere. */
export function isUnsaved({ form, initial, saved }: RuleEditing): boolean {
  return form !== initial && form !== saved?.form
}

type SetState = RuleStore['setState']
type Get = () => RuleState

function editActions(set: SetState, get: Get) {
  let serial = 0
  const open = (begun: Pick<RuleEditing, 'origin' | 'form' | 'isKept'>) => {
    const { editing, former, wishes } = get()
    const fresh = { isSaving: false, problems: [], refusals: 0, error: undefined, saved: undefined }
    set({
      editing: { ...begun, ...fresh, serial: ++serial, initial: begun.form },
      former: editing !== undefined && isUnsaved(editing) ? editing : former,
      isShown: true,
      wishes: wishes + 1,
    })
  }
  return {
    begin: async place => {
      if (get().list.kind !== 'ready') await get().loadRules()
      open({ origin: place, form: formOfLine(place, idsOf(get(), OWN_PACK)), isKept: false })
    },
    edit: (packId, rule) => open({ origin: undefined, form: formOfRule(packId, rule), isKept: true }),
    change: change => {
      const { editing } = get()
      if (editing === undefined) return
      const problems = problemsAfter(editing.problems, change)
      set({ editing: { ...editing, problems, form: { ...editing.form, ...change } } })
    },
    show: () => set(({ wishes }) => ({ isShown: true, wishes: wishes + 1 })),
    hide: () => set({ isShown: false }),
    swapFormer: () => set(({ editing, former, wishes }) => ({ editing: former, former: editing, wishes: wishes + 1 })),
  } satisfies Partial<RuleState>
}

function saveActions(backend: Backend, set: SetState, get: Get) {
  /** Later answers are about whatever rule is being written then. */
  const update = (serial: number, change: Partial<RuleEditing>) =>
    set(({ editing }) => (editing?.serial === serial ? { editing: { ...editing, ...change } } : {}))
  const refuse = ({ serial, refusals }: RuleEditing, problems: readonly FormProblem[]) =>
    update(serial, { isSaving: false, problems, refusals: refusals + 1 })
  return {
    save: async () => {
      const { editing } = get()
      if (editing === undefined || editing.isSaving) return
      const { serial, isKept } = editing
      const form = withoutEmptyRows(editing.form)
      const problems = checkForm(form, othersOf(get(), form, isKept))
      update(serial, { form, problems: [], error: undefined })
      if (problems.length > 0) return refuse(editing, problems)
      update(serial, { isSaving: true })
      const before = isKept ? findRule(get(), form.packId, form.id) : undefined
      const saved = await backend.call('rules.save', { packId: form.packId, rule: toRule(form) })
      if (!saved.ok) {
        if (saved.error.code === 'rules/refused') return refuse(editing, [refusalAt(saved.error)])
        return update(serial, { isSaving: false, error: saved.error })
      }
      const file = saved.value.packs.find(pack => pack.id === form.packId)?.file ?? ''
      set({ list: { kind: 'ready', value: saved.value } })
      const ruleId = `${form.packId}/${form.id}`
      update(serial, { isSaving: false, isKept: true, saved: { ruleId, file, form, before } })
    },
    undo: async () => {
      const { editing } = get()
      if (editing?.saved === undefined || editing.isSaving) return
      const { serial, saved } = editing
      update(serial, { isSaving: true })
      const undone = await putBack(backend, saved)
      if (!undone.ok) return update(serial, { isSaving: false, error: undone.error })
      set({ list: { kind: 'ready', value: undone.value } })
      update(serial, { isSaving: false, isKept: saved.before !== undefined, error: undefined, saved: undefined })
    },
  } satisfies Partial<RuleState>
}

async function putBack(backend: Backend, { form, ruleId, before }: SavedRule): Promise<Result<RulesView>> {
  const { packId } = form
  if (before === undefined) return await backend.call('rules.remove', { packId, ruleId })
  return await backend.call('rules.save', { packId, rule: before })
}

function listActions(backend: Backend, set: SetState, get: Get) {
  const take = (answer: Result<RulesView>, change: Partial<RuleState>) =>
    set(
      answer.ok
        ? { list: { kind: 'ready', value: answer.value }, problem: undefined, ...change }
        : { problem: answer.error },
    )
  return {
    remove: async (packId, ruleId) => {
      const rule = findRule(get(), packId, ruleId.slice(packId.length + 1))
      const removed = await backend.call('rules.remove', { packId, ruleId })
      take(removed, { removed: rule === undefined ? undefined : { packId, rule } })
      const { editing } = get()
      if (removed.ok && editing?.isKept === true && `${editing.form.packId}/${editing.form.id}` === ruleId) {
        set({ editing: { ...editing, isKept: false, saved: undefined } })
      }
    },
    restore: async () => {
      const { removed } = get()
      if (removed === undefined) return
      take(await backend.call('rules.save', removed), { removed: undefined })
    },
  } satisfies Partial<RuleState>
}

function packOf({ list }: RuleState, packId: string): RulePackView | undefined {
  return list.kind === 'ready' ? list.value.packs.find(pack => pack.id === packId) : undefined
}

/** Their own parts of the ids in a pack. */
function idsOf(state: RuleState, packId: string): readonly string[] {
  return packOf(state, packId)?.rules.map(({ id }) => id) ?? []
}

function othersOf(state: RuleState, { packId, id }: RuleForm, isKept: boolean): readonly string[] {
  const ids = idsOf(state, packId)
  return isKept ? ids.filter(other => other !== id) : ids
}

/** A rule as it is kept, without what the view adds to it. */
function findRule(state: RuleState, packId: string, id: string): RuleDraft | undefined {
  const found = packOf(state, packId)?.rules.find(rule => rule.id === id)
  return found === undefined ? undefined : withoutRuleId(found)
}

/** What is saved is a rule of the pack's own format, which knows no full id. */
export function withoutRuleId(rule: RulePackView['rules'][number]): RuleDraft {
  return Object.fromEntries(Object.entries(rule).filter(([name]) => name !== 'ruleId')) as unknown as RuleDraft
}
