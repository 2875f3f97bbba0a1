import { expect, test } from 'vitest'
import { ok } from '#shared/base/result.ts'
import { EMPTY_WORK } from '#shared/casework/apply-change.ts'
import { lastStep, redoStep, togglePin, undoStep } from '../../../../renderer/domain/case-steps.ts'
import { createStores } from '../../../../renderer/state/stores.tsx'
import { createFakeBackend } from '../../../support/fake-backend.ts'

const LINE = { side: 'bad', artifact: 'kubelet.log', line: 3, text: 'E0305' } as const

async function setUp() {
  const view = ok({ caseId: 'c', work: EMPTY_WORK })
  const stores = createStores(createFakeBackend({ 'case.open': () => view, 'case.change': () => view }))
  await stores.cases.getState().load({ baseline: 'g', target: 'b' })
  const offersUndo = () => {
    const { noticedStep } = stores.view.getState()
    return noticedStep !== undefined && noticedStep === lastStep(stores.cases.getState())
  }
  return { stores, offersUndo }
}

test('a step can be taken back from its message only while it is the last one', async () => {
  const { stores, offersUndo } = await setUp()
  togglePin(stores, LINE)
  expect(stores.view.getState().notice).toBe('Pinned kubelet.log:3')
  expect(offersUndo()).toBe(true)
  stores.cases.getState().act('Title changed', { kind: 'title', title: 'two pods' })
  expect(offersUndo()).toBe(false)
})

test('a step that is done again can be taken back, one that was taken back cannot', async () => {
  const { stores, offersUndo } = await setUp()
  togglePin(stores, LINE)
  undoStep(stores)
  expect(offersUndo()).toBe(false)
  redoStep(stores)
  expect(offersUndo()).toBe(true)
})
