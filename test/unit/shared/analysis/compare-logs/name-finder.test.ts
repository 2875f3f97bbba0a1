import { describe, expect, it } from 'vitest'
import { createNameFinder } from '#shared/analysis/compare-logs/name-finder.ts'

const ID = '0123456789ab'
const UID = '6e1d6d7e-5a5c-4a1e-9c9b-0a1b2c3d4e5f'

describe('a name', () => {
  const finds = createNameFinder(['web-0', 'web-db', ID, UID, '[sig-node] Pods should run'])

  it.each([
    'pod web-0 is gone',
    'ns/web-0: gone',
    'web-0',
    'It was web-0.',
    'web-db_ns',
    '[sig-node] Pods should run [Conformance]',
    `cri-containerd-${ID}cdef.scope`,
    `/kubepods/pod${UID}/x`,
  ])('is found in %j', text => expect(finds(text)).toBe(true))

  it.each(['', 'web', 'pod web-01', 'my-web-0', 'web-0.internal', 'éweb-0', 'Pods should run', ID.slice(0, 11)])(
    'is not found in %j',
    text => expect(finds(text)).toBe(false),
  )

  it('is not looked for where there is none', () => {
    expect(createNameFinder([])('anything at all')).toBe(false)
  })

  it('is no longer looked for in a line that begins one too often', () => {
    expect(finds(`${'web-1 '.repeat(100)}web-0`)).toBe(true)
    expect(finds(`${'web-1 '.repeat(1_000)}web-0`)).toBe(false)
  })
})
