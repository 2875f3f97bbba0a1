import { describe, expect, it } from 'vitest'
import { buildTimeline, type PlacedArtifact } from '#shared/analysis/build-timeline.ts'
import { resolveFindings } from '#shared/analysis/resolve-findings.ts'
import { instant } from '#shared/base/time.ts'
import type { Entity } from '#shared/model/entity.ts'
import { placeDraft } from '../../../support/build-draft.ts'

const at = (time: string) => instant(Date.parse(`2025-03-05T${time}Z`) * 1_000)
const line = (time: string, text: string) => `time="2025-03-05T${time}Z" ${text}\n`
const broken = 'level=error msg="pod failed" error="start failed: unsupported shim version (3): not implemented"'
const start = 'level=info msg="starting containerd" revision=abc version=1.7.24'

const node = (name: string, text: string, host = 'h-1') => placeDraft(`artifacts/${host}/${name}`, text, { host })
const hosts = [
  { name: 'h-1', role: 'cos' },
  { name: 'h-2', role: 'cos' },
]

function timelineOf(...artifacts: readonly PlacedArtifact[]) {
  const found = artifacts.flatMap(({ draft, instantOf }) =>
    draft.findings.map(finding => ({ ...finding, artifact: draft.name, instantOf })),
  )
  return buildTimeline({ artifacts, findings: resolveFindings(found), hosts, failures: [], entities: [] })
}

describe('events', () => {
  it('place findings and versions on the clock, in the order of time', () => {
    const { events } = timelineOf(node('containerd.log', line('09:33:33', start) + line('09:35:42', broken)))
    expect(events.map(event => [event.at, event.kind, event.lane, event.evidence.line])).toEqual([
      [at('09:33:33'), 'version', 'cos/containerd', 1],
      [at('09:35:42'), 'finding', 'cos/containerd', 2],
    ])
  })

  it('carry the id of their finding', () => {
    const { events } = timelineOf(node('containerd.log', line('09:35:42', broken)))
    expect(events.map(event => event.finding)).toContain('shim/unsupported-version:3')
  })

  it('are not drawn without a readable time', () => {
    expect(timelineOf(node('containerd.log', `${broken}\n${start}\n`)).events).toEqual([])
  })

  it('share a lane on hosts of one role, and have their own for the run', () => {
    const { events } = timelineOf(
      node('containerd.log', line('09:35:42', broken)),
      node('containerd.log', line('09:35:43', broken), 'h-2'),
      placeDraft('build-log.txt', line('09:35:44', broken)),
    )
    expect(events.map(event => event.lane)).toEqual(['cos/containerd', 'cos/containerd', 'run/prow'])
  })
})

describe('further lines of a finding', () => {
  const minute = (second: number) => line(`09:35:${String(second).padStart(2, '0')}`, broken)

  it('are all counted beside the cited ones, each at its time', () => {
    const text = Array.from({ length: 45 }, (_, second) => minute(second)).join('')
    const { events, repeats } = timelineOf(node('containerd.log', text))
    expect(events.filter(({ kind }) => kind === 'finding')).toHaveLength(20)
    expect(repeats).toMatchObject([
      { lane: 'cos/containerd', finding: 'shim/unsupported-version:3', artifact: 'artifacts/h-1/containerd.log' },
    ])
    expect(repeats[0]?.counts.reduce((sum, one) => sum + one, 0)).toBe(25)
    expect([repeats[0]?.at[0], repeats[0]?.lines[0]]).toEqual([at('09:35:20'), 21])
  })

  it('are in the order of time where a clock goes back', () => {
    const text = Array.from({ length: 45 }, (_, second) => minute(59 - second)).join('')
    const times = timelineOf(node('containerd.log', text)).repeats[0]?.at ?? []
    expect(times).toEqual([...times].sort((a, b) => a - b))
  })

  it('are none where all lines are cited', () => {
    expect(timelineOf(node('containerd.log', minute(1))).repeats).toEqual([])
  })
})

describe('tests', () => {
  const evidence = { artifact: 'artifacts/junit_01.xml', line: 3, offset: 0, length: 1, text: 'x' }
  const failure = { name: 'a test', suite: 's', message: '', evidence: [evidence] }
  const entity = { id: 'test:a test', kind: 'test' as const, title: 'a test', parts: [], joins: [] }
  const timed = { ...entity, firstAt: at('09:35:00'), lastAt: at('09:40:00') }
  const testsOf = (entities: readonly Entity[]) =>
    buildTimeline({ artifacts: [], findings: [], hosts, failures: [failure], entities }).tests

  it('are bars where the failure says when it was', () => {
    expect(testsOf([timed])).toEqual([
      { name: 'a test', from: at('09:35:00'), to: at('09:40:00'), outcome: 'failed', evidence },
    ])
  })

  it('have no place where it does not', () => {
    expect(testsOf([entity])).toEqual([])
  })
})

describe('phases', () => {
  it('span the times of the artifact that they are read from', () => {
    const steps = ['09:33:04', '09:33:20', '09:33:10'].map(
      time => `${line(time, 'level=info msg=x')}${'\n'.repeat(63)}`,
    )
    const { phases } = timelineOf(node('containerd-installation.log', steps.join('')))
    expect(phases).toMatchObject([
      {
        name: 'install',
        from: at('09:33:04'),
        to: at('09:33:20'),
        artifact: 'artifacts/h-1/containerd-installation.log',
        host: 'h-1',
        begin: { line: 1, offset: 0, text: expect.stringContaining('09:33:04') as string },
      },
    ])
  })

  it('do not say in which line they begin where the clock was set back', () => {
    const steps = ['09:33:20', '09:33:04'].map(time => `${line(time, 'level=info msg=x')}${'\n'.repeat(63)}`)
    const [phase] = timelineOf(node('containerd-installation.log', steps.join(''))).phases
    expect(phase).toMatchObject({ from: at('09:33:04') })
    expect(phase).not.toHaveProperty('begin')
  })

  it('are not made of artifacts that no phase belongs to', () => {
    expect(timelineOf(node('kubelet.log', line('09:33:04', 'level=info msg=x'))).phases).toEqual([])
  })
})

describe('density', () => {
  it('counts every line and every error line once', () => {
    const text = Array.from({ length: 300 }, (_, second) =>
      line(new Date(second * 1_000).toISOString().slice(11, 19), second % 10 === 0 ? broken : 'level=info msg=x'),
    ).join('')
    const [density] = timelineOf(node('containerd.log', text)).density
    const sum = (list: readonly number[] = []) => list.reduce((total, one) => total + one, 0)
    expect([sum(density?.lines), sum(density?.errors)]).toEqual([300, 30])
  })

  it('has at most some four hundred steps, however long the artifact lasts', () => {
    const text = ['00:00:00', '23:59:59'].map(time => line(time, 'level=info msg=x')).join('\n'.repeat(200))
    const [density] = timelineOf(node('containerd.log', text)).density
    expect(density?.lines.length).toBeLessThanOrEqual(400)
    expect(density?.errors).toHaveLength(density?.lines.length ?? -1)
  })

  it('is not made of artifacts without times', () => {
    expect(timelineOf(node('containerd.log', 'no time\n'.repeat(100))).density).toEqual([])
  })
})
