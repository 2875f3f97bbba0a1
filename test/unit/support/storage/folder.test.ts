import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask } from '../../../support/storage/ask.ts'
import { serveStorage, type StorageServer } from '../../../support/storage/server.js'

const folder = mkdtempSync(join(tmpdir(), 'runskew-storage-'))
const UUID = '4294962d-ea63-45eb-a8ed-c7d5f961a5b3'
const FILES = {
  'logs/ci-x/9/build-log.txt.gz': gzipSync('the log\n'),
  'logs/ci-x/10/started.json': '{}',
  'logs/ci-x/10/prowjob.json': JSON.stringify({ metadata: { name: UUID }, status: { url: 'https://prow.k8s.io/x' } }),
  'logs/ci-x/10/artifacts/shot#1.txt': '',
  'logs/ci-x/10/artifacts/core.gz': gzipSync('core'),
  'pr-logs/pull/93264/pull-x/21/started.json': '{}',
  'pr-logs/pull/containerd_containerd/7/pull-x/22/started.json': '{}',
  'pr-logs/pull/batch/pull-x/23/started.json': '{}',
}
let server: StorageServer

beforeAll(async () => {
  for (const [name, content] of Object.entries(FILES)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
  server = await serveStorage({ buckets: { ci: { folders: [{ path: folder, prefix: '' }] } } })
})
afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true })
})

const text = async (path: string) => (await ask(server.origin + path)).body.toString()

test('names files as the uploader of Prow does and adds the index objects', async () => {
  const listed = JSON.parse(await text('/storage/v1/b/ci/o?fields=items(name,contentType,contentEncoding)')) as {
    readonly items: readonly {
      readonly name: string
      readonly contentType: string
      readonly contentEncoding?: string
    }[]
  }
  expect(listed.items.map(item => [item.name, item.contentType, item.contentEncoding].join(' ').trim())).toEqual([
    'logs/ci-x/10/artifacts/core application/gzip',
    'logs/ci-x/10/artifacts/shot%231.txt text/plain; charset=utf-8',
    'logs/ci-x/10/prowjob.json application/json',
    'logs/ci-x/10/started.json application/json',
    'logs/ci-x/9/build-log.txt text/plain; charset=utf-8 gzip',
    'logs/ci-x/latest-build.txt text/plain; charset=utf-8',
    'pr-logs/directory/pull-x/21.txt text/plain; charset=utf-8',
    'pr-logs/directory/pull-x/22.txt text/plain; charset=utf-8',
    'pr-logs/directory/pull-x/latest-build.txt text/plain; charset=utf-8',
    'pr-logs/pull/93264/pull-x/21/started.json application/json',
    'pr-logs/pull/93264/pull-x/latest-build.txt text/plain; charset=utf-8',
    'pr-logs/pull/batch/pull-x/23/started.json application/json',
    'pr-logs/pull/containerd_containerd/7/pull-x/22/started.json application/json',
    'pr-logs/pull/containerd_containerd/7/pull-x/latest-build.txt text/plain; charset=utf-8',
  ])
})

test.each([
  ['/ci/logs/ci-x/latest-build.txt', '10'],
  ['/ci/pr-logs/directory/pull-x/latest-build.txt', '23'],
  ['/ci/pr-logs/directory/pull-x/22.txt', 'gs://ci/pr-logs/pull/containerd_containerd/7/pull-x/22'],
  ['/ci/logs/ci-x/9/build-log.txt', 'the log\n'],
  ['/ci/logs/ci-x/10/artifacts/shot%25231.txt', ''],
  ['/log?job=ci-x&id=9', 'the log\n'],
  [`/prowjob?prowjob=${UUID}`, `metadata:\n  name: ${UUID}\nstatus:\n  url: https://prow.k8s.io/x\n`],
  ['/view/gs/ci/logs/ci-x/10/', '<!doctype html><title>ci-x #10</title>\n'],
  ['/view/gcs/ci/pr-logs/directory/pull-x/21', '<!doctype html><title>pull-x #21</title>\n'],
])('answers %s', async (path, expected) => {
  expect(await text(path)).toBe(expected)
})

test('gives the link of an alias as metadata too', async () => {
  const { headers } = await ask(`${server.origin}/ci/pr-logs/directory/pull-x/21.txt`)
  expect(headers['x-goog-meta-link']).toBe('gs://ci/pr-logs/pull/93264/pull-x/21')
})

test.each([
  ['/prowjob?prowjob=00000000-0000-0000-0000-000000000000', 404],
  ['/prowjob', 400],
  ['/log?job=ci-x&id=8', 404],
  ['/view/gs/ci/logs/ci-x/8', 404],
])('has no page for %s', async (path, status) => {
  expect((await ask(server.origin + path)).status).toBe(status)
})
