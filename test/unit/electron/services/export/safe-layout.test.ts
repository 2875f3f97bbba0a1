import { expect, test } from 'vitest'
import { safeLayout } from '../../../../../electron/services/export/safe-layout.ts'

const RESERVED = ['runskew-fetch.json']
const layOut = (names: readonly string[], folder = 'logs/j/1') =>
  Object.fromEntries(safeLayout({ folder, names, reserved: RESERVED }))

test('honest names stay as they are below the folder of the run', () => {
  const names = ['build-log.txt', 'artifacts/node-1/kubelet.log', 'artifacts/a%23b.log', '-rf', '.hidden', 'ä b.txt']
  expect(layOut(names)).toEqual(Object.fromEntries(names.map(name => [name, `logs/j/1/${name}`])))
  expect(layOut(names, '')).toEqual(Object.fromEntries(names.map(name => [name, name])))
})

test.each([
  ['../../etc/passwd', 'logs/j/1/__/__/etc/passwd'],
  ['/etc/passwd', 'logs/j/1/_/etc/passwd'],
  ['a//b', 'logs/j/1/a/_/b'],
  ['a/./b', 'logs/j/1/a/_/b'],
  ['a\\..\\b', 'logs/j/1/a_.._b'],
  ['c:/windows', 'logs/j/1/c_/windows'],
  ['a\0b\u001b[2J', 'logs/j/1/a_b_[2J'],
  ['NUL', 'logs/j/1/_NUL'],
  ['x/com1.log', 'logs/j/1/x/_com1.log'],
  ['COM¹.txt', 'logs/j/1/_COM¹.txt'],
  ['dots...', 'logs/j/1/dots___'],
  ['space ', 'logs/j/1/space_'],
  ['folder/', 'logs/j/1/folder/_'],
  ['\ud800', 'logs/j/1/_'],
])('%j is written as %j', (name, path) => {
  expect(layOut([name])).toEqual({ [name]: path })
})

test('a long part keeps its beginning and its extension within 255 bytes', () => {
  const [path = ''] = Object.values(layOut([`${'ä'.repeat(300)}.log`]))
  expect(path).toMatch(/^logs\/j\/1\/ä{100,}~[0-9a-f]{16}\.log$/u)
  expect(Buffer.byteLength(path.slice('logs/j/1/'.length))).toBeLessThanOrEqual(255)
})

test('a path that is long as a whole becomes one short name', () => {
  const [path = ''] = Object.values(layOut([`${'deep/'.repeat(400)}x.log`]))
  expect(path).toMatch(/^_[0-9a-f]{32}\.log$/u)
})

test('a name that is a file and a folder, and names alike but for case or composition, lie side by side', () => {
  const layout = layOut(['a', 'a/b', 'K.log', 'k.log', '\u00e9', 'e\u0301'])
  expect(layout).toEqual({
    a: expect.stringMatching(/^logs\/j\/1\/a~[0-9a-f]{8}$/u) as string,
    'a/b': 'logs/j/1/a/b',
    'K.log': 'logs/j/1/K.log',
    'k.log': expect.stringMatching(/^logs\/j\/1\/k~[0-9a-f]{8}\.log$/u) as string,
    'e\u0301': 'logs/j/1/e\u0301',
    '\u00e9': expect.stringMatching(/^logs\/j\/1\/\u00e9~[0-9a-f]{8}$/u) as string,
  })
})

test('a hostile name never takes the place of an honest one', () => {
  expect(layOut(['/x', '_', '_/y'], '')).toEqual({
    '_/y': '_/y',
    '/x': '_/x',
    _: expect.stringMatching(/^_~[0-9a-f]{8}$/u) as string,
  })
  expect(layOut(['..', '__'], '')).toEqual({ '..': expect.stringMatching(/^__~/u) as string, __: '__' })
})

test('the place of the record is taken', () => {
  expect(layOut(['Runskew-Fetch.json', 'runskew-fetch.json/x'], '')).toEqual({
    'Runskew-Fetch.json': expect.stringMatching(/^Runskew-Fetch~/u) as string,
    'runskew-fetch.json/x': expect.stringMatching(/^_[0-9a-f]{16}$/u) as string,
  })
})
