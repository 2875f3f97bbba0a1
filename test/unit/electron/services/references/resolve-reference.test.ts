import { describe, expect, it } from 'vitest'
import { err, ok, type Result } from '#shared/base/result.ts'
import { parseReference } from '../../../../../electron/services/references/parse-reference.ts'
import { resolveReference } from '../../../../../electron/services/references/resolve-reference.ts'
import { memoryStorage } from './memory-storage.ts'

const BUCKET = 'kubernetes-ci-logs'
const REAL = 'pr-logs/pull/126563/pull-e2e/7'
const real = { bucket: BUCKET, path: REAL, job: 'pull-e2e', id: '7' }
const UUID = '6c4c7a3f-1b0c-4d53-9d24-0a1b2c3d4e5f'
const signal = { aborted: false, addEventListener: () => undefined }

interface World {
  readonly files?: Readonly<Record<string, string>>
  readonly closed?: readonly string[]
  readonly prowJob?: Result<string>
}

async function resolve(text: string, { files = {}, closed, prowJob }: World = {}) {
  const reference = parseReference(text)
  if (!reference.ok) throw new Error(reference.error.code)
  const readProwJob = (host: string, uuid: string) =>
    Promise.resolve(prowJob ?? err({ code: 'fetch/not-found', host, what: uuid } as const))
  const resolved = await resolveReference(
    reference.value,
    { storage: memoryStorage(files, closed), readProwJob },
    signal,
  )
  return resolved.ok ? resolved.value : resolved.error
}

const aliased = (line: string, bucket = BUCKET): World => ({
  files: { [`${bucket}/pr-logs/directory/pull-e2e/7.txt`]: line },
})

describe('resolveReference', () => {
  it('leaves a run as it is, under the present name of its bucket and with its anchor', async () => {
    expect(await resolve('https://prow.k8s.io/view/gcs/kubernetes-jenkins/logs/j/7#1:build-log.txt%3A3')).toEqual({
      bucket: BUCKET,
      path: 'logs/j/7',
      job: 'j',
      id: '7',
      artifact: 'build-log.txt',
      lines: { from: 3, to: 3 },
    })
  })

  it('follows the directory to the real folder and keeps the anchor', async () => {
    const text = `https://prow.k8s.io/view/gs/${BUCKET}/pr-logs/directory/pull-e2e/7#1:build-log.txt%3A3`
    expect(await resolve(text, aliased(`gs://kubernetes-jenkins/${REAL}\n`))).toEqual({
      ...real,
      artifact: 'build-log.txt',
      lines: { from: 3, to: 3 },
    })
  })

  it('looks for the directory in the successor of a closed bucket', async () => {
    const world = { ...aliased(`gs://kubernetes-jenkins/${REAL}`), closed: ['kubernetes-jenkins/'] }
    expect(await resolve('gs://kubernetes-jenkins/pr-logs/directory/pull-e2e/7', world)).toEqual(real)
  })

  it.each([
    ['another run', `gs://${BUCKET}/pr-logs/pull/126563/pull-e2e/8`],
    ['another job', `gs://${BUCKET}/pr-logs/pull/126563/pull-other/7`],
    ['another bucket', `gs://elsewhere/${REAL}`],
    ['another store', `s3://${BUCKET}/${REAL}`],
    ['itself', `gs://${BUCKET}/pr-logs/directory/pull-e2e/7`],
    ['two lines', `gs://${BUCKET}/${REAL}\ngs://${BUCKET}/${REAL}`],
    ['a way out', `gs://${BUCKET}/pr-logs/pull/../pull-e2e/7`],
    ['nothing', ''],
    ['a page', '<html>sign in</html>'],
  ])('does not believe a directory that names %s', async (_, line) => {
    expect(await resolve(`gs://${BUCKET}/pr-logs/directory/pull-e2e/7`, aliased(line))).toEqual({
      code: 'fetch/malformed',
      host: BUCKET,
      what: `gs://${BUCKET}/pr-logs/directory/pull-e2e/7.txt`,
      reason: 'it does not name the folder of the same run',
    })
  })

  it('finds a run that has no alias in the folder of periodic jobs or of batches', async () => {
    const places = await Promise.all(
      ['logs/pull-e2e/7', 'pr-logs/pull/batch/pull-e2e/7'].map(path =>
        resolve('https://prow.k8s.io/log?job=pull-e2e&id=7', { files: { [`${BUCKET}/${path}/started.json`]: '{}' } }),
      ),
    )
    expect(places).toEqual([
      { ...real, path: 'logs/pull-e2e/7' },
      { ...real, path: 'pr-logs/pull/batch/pull-e2e/7' },
    ])
  })

  it('says that a run which is nowhere was not found', async () => {
    expect(await resolve('https://prow.k8s.io/log?job=pull-e2e&id=7')).toEqual({
      code: 'fetch/not-found',
      host: 'store',
      what: 'pr-logs/directory/pull-e2e/7.txt',
    })
  })

  it('takes the newest run of a job, for presubmits through the directory', async () => {
    const files = {
      [`${BUCKET}/logs/j/latest-build.txt`]: ' 12\n',
      [`${BUCKET}/pr-logs/directory/pull-e2e/latest-build.txt`]: '7',
      ...aliased(`gs://${BUCKET}/${REAL}`).files,
    }
    const texts = [
      'gs://kubernetes-jenkins/logs/j/latest-build.txt',
      `gs://${BUCKET}/pr-logs/directory/pull-e2e/latest-build.txt`,
    ]
    expect(await Promise.all(texts.map(text => resolve(text, { files })))).toEqual([
      { bucket: BUCKET, path: 'logs/j/12', job: 'j', id: '12' },
      real,
    ])
  })

  it('refuses a newest run that is no number', async () => {
    const files = { [`${BUCKET}/logs/j/latest-build.txt`]: '../7' }
    expect(await resolve(`gs://${BUCKET}/logs/j/latest-build.txt`, { files })).toMatchObject({
      code: 'fetch/malformed',
    })
  })

  const prowJob = (url: string) => ({
    prowJob: ok(`apiVersion: prow.k8s.io/v1\nstatus:\n  state: failure\n  url: ${url}\n`),
  })
  const page = `https://prow.k8s.io/prowjob?prowjob=${UUID}`

  it('reads the address of a run from its ProwJob, also through the directory', async () => {
    const view = `https://prow.k8s.io/view/gs/${BUCKET}`
    expect([
      await resolve(page, prowJob(`${view}/${REAL}`)),
      await resolve(page, { ...prowJob(`${view}/pr-logs/directory/pull-e2e/7`), ...aliased(`gs://${BUCKET}/${REAL}`) }),
    ]).toEqual([real, real])
  })

  it.each([
    ['another ProwJob', prowJob(page), 'reference/unusable'],
    ['a job', prowJob(`gs://${BUCKET}/logs/j`), 'reference/unusable'],
    ['a bucket in S3', prowJob('https://prow.istio.io/view/s3/istio-prow/logs/j/7'), 'reference/unusable'],
    ['a stranger', prowJob('https://example.com/7'), 'reference/unknown'],
    ['no address yet', { prowJob: ok('status:\n  state: pending\n') }, 'reference/unusable'],
    ['no object', { prowJob: ok('- a\n- b\n') }, 'fetch/malformed'],
    ['nothing', { prowJob: ok('') }, 'fetch/malformed'],
    ['an absurd depth', { prowJob: ok('['.repeat(100_000)) }, 'fetch/malformed'],
    ['an alias bomb', { prowJob: ok('a: &a [x,x]\nb: &b [*a,*a]\nstatus: {url: *b}\n') }, 'reference/unusable'],
    ['too much', { prowJob: ok(`status:\n  url: ${'x'.repeat(5_000_000)}`) }, 'fetch/malformed'],
    ['a failure of the request', {}, 'fetch/not-found'],
  ] as const)('goes no further than a ProwJob that holds %s', async (_, world, code) => {
    expect(await resolve(page, world)).toMatchObject({ code })
  })

  it('asks to choose one of several runs', async () => {
    const texts = ['gs://kubernetes-ci-logs/logs/j', 'https://github.com/kubernetes/kubernetes/pull/5']
    expect(await Promise.all(texts.map(text => resolve(text)))).toEqual([
      {
        code: 'reference/unusable',
        text: 'gs://kubernetes-ci-logs/logs/j',
        reason: 'it means all runs of a job',
        instead: 'List them and choose one',
      },
      {
        code: 'reference/unusable',
        text: 'gs://kubernetes-ci-logs/pr-logs/pull/5',
        reason: 'it means all runs of a pull request',
        instead: 'List them and choose one',
      },
    ])
  })
})
