import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { isArchiveName, isGzipName, sniff } from '../../../../../electron/services/archive/sniff.ts'
import { tarOf } from '../../../../support/hostile-tar.ts'
import { zipOf } from '../../../../support/hostile-zip.ts'

test.each([
  ['zip', zipOf([{ name: 'a' }])],
  ['zip', zipOf([])],
  ['tar', tarOf([{ name: 'a' }])],
  ['gzip', gzipSync('a')],
  ['bzip2', Buffer.from('BZh91AY&SY')],
  ['xz', Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0])],
  [undefined, Buffer.from('BZh is how this log line begins')],
  [undefined, Buffer.from('PK is how this log line begins')],
  [undefined, Buffer.alloc(512)],
  [undefined, Buffer.alloc(0)],
])('recognises %s by its content', (kind, bytes) => {
  expect(sniff(bytes)).toBe(kind)
})

test('tells names of archives from names of compressed files', () => {
  expect(['a.zip', 'a.TGZ', 'a.tar.gz', 'a.tar', 'a.log.gz', 'a.targz', 'zip'].map(isArchiveName)).toEqual([
    true,
    true,
    true,
    true,
    false,
    false,
    false,
  ])
  expect(['a.log.gz', 'a.tar.gz', 'a.gzip', 'a.log'].map(isGzipName)).toEqual([true, false, true, false])
})
