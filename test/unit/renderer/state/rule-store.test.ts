import { describe, expect, it } from 'vitest'
import { err, ok, type Result } from '#shared/base/result.ts'
import type { RulesView } from '#shared/ipc/views.ts'
import { refusalAt } from '../../../../renderer/state/rule-form.ts'
import { createRuleStore, isUnsaved, type ReaderPlace } from '../../../../renderer/state/rule-store.ts'
import { createFakeBackend } from '../../../support/fake-backend.ts'
import { ruleDraft } from '../../../support/own-rule.ts'

const place: ReaderPlace = {
  ...{ side: 'bad', runId: 'r', artifact: 'kern.log', line: 7 },
  text: 'the disk answers too slowly',
  from: 0,
  to: 0,
}
const complete = { explain: 'It waits.', counterSamples: [{ line: 'the disk answers', why: 'in time' }] }

async function begun(backend = createFakeBackend()) {
  const store = createRuleStore(backend)
  await store.getState().begin(place)
  return { store, backend, editing: () => store.getState().editing! }
}
const idsOf = (view: RulesView) => view.packs.flatMap(pack => pack.rules.map(({ ruleId }) => ruleId))
const listed = (store: ReturnType<typeof createRuleStore>) => {
  const { list } = store.getState()
  return list.kind === 'ready' ? idsOf(list.value) : list.kind
}

describe('rule store', () => {
  it('begins a rule with a line, shown at once', async () => {
    const { store, editing } = await begun()
    expect(editing()).toMatchObject({ origin: place, isKept: false, form: { literal: 'the disk answers too slowly' } })
    expect(store.getState().isShown).toBe(true)
    expect(isUnsaved(editing())).toBe(false)
  })

  it('asks no service to save what cannot be saved, and says what is wrong each time', async () => {
    const { store, backend, editing } = await begun()
    await store.getState().save()
    expect(editing().problems.map(problem => problem.place)).toEqual(['explain', 'counterSamples'])
    await store.getState().save()
    expect(editing().refusals).toBe(2)
    expect(backend.calls.map(({ command }) => command)).toEqual(['rules.list'])
  })

  it('says no more of a field that was changed since', async () => {
    const { store, editing } = await begun()
    await store.getState().save()
    store.getState().change({ explain: 'It waits.' })
    expect(editing().problems.map(problem => problem.place)).toEqual(['counterSamples'])
  })

  it('saves, says where, and takes it back', async () => {
    const { store, editing } = await begun()
    store.getState().change(complete)
    await store.getState().save()
    expect(editing()).toMatchObject({
      isKept: true,
      problems: [],
      saved: {
        ruleId: 'my-rules/the-disk-answers-too-slowly',
        file: '/home/me/rules/my-rules.json',
        before: undefined,
      },
    })
    expect(isUnsaved(editing())).toBe(false)
    expect(listed(store)).toEqual(['my-rules/the-disk-answers-too-slowly'])
    await store.getState().undo()
    expect(listed(store)).toEqual([])
    expect(editing()).toMatchObject({ isKept: false, saved: undefined })
  })

  it('undoes a second save to what the first had written', async () => {
    const { store, backend, editing } = await begun()
    store.getState().change({ ...complete, title: 'First' })
    await store.getState().save()
    store.getState().change({ title: 'Second' })
    expect(isUnsaved(editing())).toBe(true)
    await store.getState().save()
    await store.getState().undo()
    expect(backend.calls.at(-1)).toMatchObject({ command: 'rules.save', input: { rule: { title: 'First' } } })
    expect(backend.calls.at(-1)?.input).not.toHaveProperty('rule.ruleId')
    expect(editing()).toMatchObject({ isKept: true, saved: undefined, form: { title: 'Second' } })
  })

  it('puts a refusal at its field and every other failure beside the form', async () => {
    const refused = { code: 'rules/refused', place: 'samples[0]', reason: 'is not found' } as const
    const full = { code: 'rules/pack', path: '/p', reason: 'it is full' } as const
    const answers: Result<RulesView>[] = [err(refused), err(full)]
    const { store, editing } = await begun(createFakeBackend({ 'rules.save': () => answers.shift()! }))
    store.getState().change(complete)
    await store.getState().save()
    expect(editing()).toMatchObject({ problems: [refusalAt(refused)], error: undefined, isSaving: false, refusals: 1 })
    await store.getState().save()
    expect(editing()).toMatchObject({ problems: [], error: full, isSaving: false, saved: undefined })
  })

  it('suggests another id where the pack has one already, and lets a rule of the pack keep its own', async () => {
    const { store, editing } = await begun()
    store.getState().change(complete)
    await store.getState().save()
    await store.getState().begin(place)
    expect(editing().form.id).toBe('the-disk-answers-too-slowly-2')
    store.getState().change({ ...complete, id: 'the-disk-answers-too-slowly' })
    await store.getState().save()
    expect(editing().problems).toMatchObject([{ place: 'id' }])
    store.getState().edit('my-rules', ruleDraft({ id: 'the-disk-answers-too-slowly' }))
    await store.getState().save()
    expect(editing().problems).toEqual([])
  })

  it('keeps an unsaved rule when another is begun, and goes back to it', async () => {
    const { store, editing } = await begun()
    store.getState().change({ title: 'Mine' })
    store.getState().edit('my-rules', ruleDraft())
    expect(store.getState().former?.form.title).toBe('Mine')
    store.getState().swapFormer()
    expect(editing().form.title).toBe('Mine')
    expect(store.getState().former?.form.title).toBe(ruleDraft().title)
  })

  it('forgets nothing when it is hidden', async () => {
    const { store, editing } = await begun()
    store.getState().change({ title: 'Mine' })
    store.getState().hide()
    expect(store.getState().isShown).toBe(false)
    store.getState().show()
    expect(store.getState().isShown).toBe(true)
    expect(editing().form.title).toBe('Mine')
  })

  it('removes a rule and puts it back', async () => {
    const backend = createFakeBackend()
    const store = createRuleStore(backend)
    await backend.call('rules.save', { packId: 'my-rules', rule: ruleDraft() })
    await store.getState().loadRules()
    await store.getState().remove('my-rules', 'my-rules/disk/too-slow')
    expect(listed(store)).toEqual([])
    await store.getState().restore()
    expect(backend.calls.at(-1)).toEqual({ command: 'rules.save', input: { packId: 'my-rules', rule: ruleDraft() } })
    expect(listed(store)).toEqual(['my-rules/disk/too-slow'])
    expect(store.getState().removed).toBeUndefined()
  })

  it('says why a rule could not be removed, and keeps it', async () => {
    const error = { code: 'rpc/unknown-id', id: 'x' } as const
    const store = createRuleStore(createFakeBackend({ 'rules.remove': () => err(error) }))
    await store.getState().remove('my-rules', 'my-rules/x')
    expect(store.getState()).toMatchObject({ problem: error, removed: undefined })
  })

  it('drops the answer of a save when another rule is being written by then', async () => {
    let finish: (result: Result<RulesView>) => void = () => undefined
    const backend = createFakeBackend({ 'rules.save': () => new Promise(resolve => (finish = resolve)) })
    const { store, editing } = await begun(backend)
    store.getState().change(complete)
    const saving = store.getState().save()
    store.getState().edit('my-rules', ruleDraft())
    finish(ok({ packs: [], problems: [], builtIn: 1 }))
    await saving
    expect(editing()).toMatchObject({ saved: undefined, form: { id: 'disk/too-slow' } })
  })
})
