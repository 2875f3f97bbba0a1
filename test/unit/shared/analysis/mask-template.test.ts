import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { maskTemplate, maskVersions, templateId } from '#shared/analysis/mask-template.ts'

describe('maskTemplate', () => {
  test.each([
    [
      'StopContainer for 53940ebcbf87d9313bb88b1656bc189745b04414888305a7ec47aef9c55fcdaf returns',
      'StopContainer for * returns',
    ],
    ['pod ee88607b-7c0e-4c4b-899b-f26c423d7ea1 is gone', 'pod * is gone'],
    ['dial tcp 10.216.91.122:44444: i/o timeout', 'dial tcp *: i/o timeout'],
    ['took 3m2.325658446s at 12:00:01.123456', 'took * at *'],
    ['ports [1 2 3, 4]', 'ports [*]'],
    ['value deadbeef and cafe', 'value * and cafe'],
  ])('masks what tells whom: %s', (message, expected) => {
    expect(maskTemplate(message)).toBe(expected)
  })

  test.each([
    'exit status 127',
    'command terminated with exit code 137',
    'Main process exited, code=exited, status=1/FAILURE',
    'rpc error: code = Unavailable desc = ttrpc: closed',
    'HTTP 429 Too Many Requests',
    'errno 22',
    'starting containerd version=1.7.24-0ubuntu0',
    'runc 1.1.12, kubelet v1.33',
    'loading io.containerd.runc.v2 in the k8s.io namespace',
    'cleaning up dead shim',
    'cgroup2 over ipv6',
  ])('keeps what says what: %s', message => {
    expect(maskTemplate(message)).toBe(message)
  })

  test('keeps a version at the end of a sentence, and no address or duration for a version', () => {
    expect(maskTemplate('needs 2.0.4. Not 1.2.3.4 or 12.5s')).toBe('needs 2.0.4. Not * or *')
  })

  test('gives two different exit codes two templates', () => {
    const id = (message: string) => templateId(maskTemplate(message))
    expect(id('exit status 1')).not.toBe(id('exit status 2'))
    expect(id('pod a1 failed')).toBe(id('pod b22 failed'))
  })

  test('cuts very long messages and says so', () => {
    const masked = maskTemplate('word '.repeat(10_000))
    expect([masked.length <= 4_096, masked.endsWith('…')]).toEqual([true, true])
  })

  test('never throws and leaves no digit outside of what is kept', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), text => typeof maskTemplate(text) === 'string'),
    )
    fc.assert(fc.property(fc.stringMatching(/^[0-9a-f]{8,64}$/u), hex => !/\d/u.test(maskTemplate(`id ${hex} end`))))
  })
})

test('a template id is 16 hex digits and stays the same', () => {
  expect(templateId('pod * is gone')).toBe(templateId('pod * is gone'))
  expect(templateId('')).toBe('cbf29ce484222325')
})

test('maskVersions masks the versions that a template keeps, and no codes', () => {
  const masked = maskTemplate('starting containerd 1.7.24-0ubuntu0 for kubelet v1.33 on 10.0.0.7: exit status 127')
  expect(maskVersions(masked)).toBe('starting containerd § for kubelet § on *: exit status 127')
})
