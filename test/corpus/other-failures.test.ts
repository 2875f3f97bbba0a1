import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { compareRuns } from '#shared/analysis/compare/compare-runs.ts'
import { knowledge } from '#shared/knowledge/knowledge.ts'
import { analyseFiles, type Files } from '../support/analyse-files.ts'

/*
 * The sample's two runs, of which the bad one fails in another way: the daemon is the same in both, and the OS image, the
 * kernel and the kubelet changed.
 */

const JOB = 'sample/logs/ci-containerd-node-e2e-1-7'
const OWN =
  /(?:failed to create containerd task: failed to start shim: start failed: )?unsupported shim version \(3\): not implemented/gu

function filesOf(run: string, failure?: string): Files {
  const folder = join(JOB, run)
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name =>
    statSync(join(folder, name)).isFile(),
  )
  return Object.fromEntries(
    names.map(name => {
      const text = readFileSync(join(folder, name), 'utf8')
      return [name, failure === undefined ? text : text.replaceAll(OWN, () => failure)]
    }),
  )
}
const good = analyseFiles(filesOf('1896855635358646272'))
const verdictOf = (failure: string) =>
  compareRuns(good, analyseFiles(filesOf('1897218023224246272', failure)), knowledge).verdict

const RUNC =
  'failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create failed: '
const SHIM = 'failed to create containerd task: failed to start shim: start failed: '

describe('the sample with another failure', () => {
  test('of a shim for another architecture has no cause in the OS image, of which another version changes nothing there', () => {
    const verdict = verdictOf(
      `${SHIM}fork/exec /home/containerd/usr/local/bin/containerd-shim-runc-v2: exec format error`,
    )
    expect(verdict.status).toBe('suspects')
    expect(verdict.hypotheses.map(({ title }) => title)).toEqual([
      'containerd-shim-runc-v2 cannot be executed: exec format error, as of a program for another architecture',
    ])
  })

  test('of a shim that may not be executed has one: its mounts forbid it', () => {
    const verdict = verdictOf(
      `${SHIM}fork/exec /home/containerd/usr/local/bin/containerd-shim-runc-v2: permission denied`,
    )
    expect(verdict.hypotheses[0]?.title).toContain('os-image on cos changed')
  })

  test('of a program that an image lacks is told by what the daemon says, and not by what the suite waited for', () => {
    const verdict = verdictOf(
      `${RUNC}unable to start container process: exec: "/agnhost": executable file not found in $PATH: unknown`,
    )
    expect(verdict.status).toBe('unexplained-change')
    expect(verdict.summary).toContain('the weightiest: a container should run /agnhost, which its image does not hold.')
  })
})
