import { describe, expect, it } from 'vitest'
import { openPastedText } from '../../../../renderer/app/open-pasted-text.ts'
import { createStores } from '../../../../renderer/state/stores.tsx'
import { createFakeBackend } from '../../../support/fake-backend.ts'

const RUN = 'gs://kubernetes-ci-logs/logs/ci-containerd-node-e2e-1-7/1897253500112233472'

async function paste(text: string) {
  const backend = createFakeBackend()
  const stores = createStores(backend)
  await openPastedText(stores, text)
  const { dialog } = stores.view.getState()
  return [dialog, stores.links.getState().link.kind, backend.calls.some(call => call.command === 'source.fetch')]
}

describe('openPastedText', () => {
  it('opens an address that is understood', async () => {
    expect(await paste(` ${RUN}\n`)).toEqual(['sources', 'ready', true])
  })

  it('says of an address that is not understood why', async () => {
    expect(await paste('https://example.org/logs/1')).toEqual(['sources', 'failed', false])
  })

  it('ignores what is no address', async () => {
    expect(await paste('containerd 2.0.2')).toEqual([undefined, 'idle', false])
  })
})
