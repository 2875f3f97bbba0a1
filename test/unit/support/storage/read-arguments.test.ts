import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { ask } from '../../../support/storage/ask.ts'
import { readArguments, readFault } from '../../../support/storage/read-arguments.js'

test.each([
  ['build-log.txt=cut:5000@1,2', { attempts: [1, 2], action: { kind: 'cut', after: 5000, end: 'fin' } }],
  ['build-log.txt=reset:0', { action: { kind: 'cut', after: 0, end: 'rst' } }],
  ['build-log.txt=length:-5', { action: { kind: 'wrong-length', by: -5 } }],
  ['build-log.txt=hang', { action: { kind: 'hang', after: 0 } }],
  ['build-log.txt=drip', { action: { kind: 'drip' } }],
  ['build-log.txt=429:3', { action: { kind: 'status', status: 429, headers: { 'Retry-After': '3' } } }],
  ['build-log.txt=503@1', { attempts: [1], action: { kind: 'status', status: 503 } }],
  ['build-log.txt=redirect:http://a.example/?b=c', { action: { kind: 'redirect', to: 'http://a.example/?b=c' } }],
])('reads the fault %s', (text, expected) => {
  expect(readFault(text)).toEqual({ match: /build-log\.txt$/, ...expected })
})

test('lets * stand for every request', () => {
  expect(readFault('*=login')).toEqual({
    match: /^/,
    on: ['media', 'metadata', 'list', 'deck', 'other'],
    action: { kind: 'login' },
  })
})

test.each(['', 'x', 'x=', 'x=melt', 'x=cut:many', 'x=redirect'])('refuses the fault "%s"', text => {
  expect(() => readFault(text)).toThrow(`--fault cannot read "${text}"`)
})

test('serves the sample, folders and generated logs', () => {
  const args = ['--latency', '20', '--gzip', '--folder', '/data=ci/logs/x', '--generate', '2x500=big/logs/x/1']
  const { buckets, latencyMs } = readArguments(args, '/sample')
  expect(latencyMs).toBe(20)
  expect(buckets).toMatchObject({
    'kubernetes-ci-logs': { folders: [{ path: '/sample', prefix: 'logs' }], gzip: /\.log$/ },
    'kubernetes-jenkins': { refuses: 403 },
    ci: { folders: [{ path: '/data', prefix: 'logs/x' }] },
    big: {
      objects: [
        { name: 'logs/x/1/artifacts/node-00001.log', content: { bytes: 500 } },
        { name: 'logs/x/1/artifacts/node-00002.log', content: { bytes: 500 } },
      ],
    },
  })
})

test('starts by one command, says its address, and stops on SIGINT', async () => {
  const server = spawn(process.execPath, ['test/support/serve-storage.js'], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [greeting] = (await once(server.stdout, 'data')) as [Buffer]
  const origin = /^STORAGE_EMULATOR_HOST=(.+)\n/.exec(greeting.toString())?.[1]
  const { body } = await ask(`${String(origin)}/storage/v1/b/kubernetes-ci-logs/o?prefix=logs/&delimiter=/`)
  expect(JSON.parse(body.toString())).toEqual({
    kind: 'storage#objects',
    prefixes: ['logs/ci-containerd-node-e2e-1-6/', 'logs/ci-containerd-node-e2e-1-7/'],
  })
  server.kill('SIGINT')
  expect(await once(server, 'exit')).toEqual([0, null])
})
