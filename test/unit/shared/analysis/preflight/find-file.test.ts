import { expect, test } from 'vitest'
import { createFileFinder } from '#shared/analysis/preflight/find-file.ts'

const names = ['env', 'v1/env', 'v2/env', 'v2/image-config.yaml', 'scripts/configure.sh', 'only.sh']
const find = createFileFinder({
  label: 'containerd',
  files: names.map(name => ({ name, bytes: new Uint8Array() })),
  unread: new Map([['linked.sh', 'link, not followed']]),
})
const found = (reference: string, from = 'v2/image-config.yaml') => {
  const file = find(reference, from)
  return file.kind === 'found' ? `${file.file.name}${file.byName ? ' by name' : ''}` : file.why
}

test.each([
  ['/go/src/jobs/containerd/v1/env', 'v1/env'],
  ['/go/src/jobs/containerd/env', 'env'],
  ['./env', 'v2/env'],
  ['v1/env', 'v1/env'],
  ['/elsewhere/env', 'v2/env by name'],
  ['env', 'v2/env'],
  ['/go/src/scripts/configure.sh', 'scripts/configure.sh'],
  ['/go/src/cluster/gce/configure.sh', 'not in this folder'],
  ['/go/src/only.sh', 'not in this folder'],
  ['/containerd/linked.sh', 'not read: link, not followed'],
  ['../../etc/passwd', 'not looked for: its path leads outside of the folder'],
  ['/a/../env', 'not looked for: its path leads outside of the folder'],
  ['env\0', 'not looked for: its path leads outside of the folder'],
  ['x/'.repeat(1_000), 'not looked for: its path leads outside of the folder'],
  ['/', 'not looked for: its path leads outside of the folder'],
])('%j is %s', (reference, expected) => {
  expect(found(reference)).toBe(expected)
})

test('two files that fit as well as each other are none', () => {
  const two = createFileFinder({
    label: 'x',
    files: ['a/gce/env', 'b/gce/env'].map(name => ({ name, bytes: new Uint8Array() })),
    unread: new Map(),
  })
  expect(two('/go/gce/env', 'c.yaml')).toEqual({ kind: 'missing', why: 'not read: several files here could be it' })
})
