import { describe, expect, it, test } from 'vitest'
import { createRunTemplates } from '#shared/analysis/templates/run-templates.ts'
import { checkEvidence } from '#shared/analysis/read/evidence-of.ts'
import { encodeUtf8 } from '#shared/base/bytes.ts'
import { instant } from '#shared/base/time.ts'
import type { RunTemplates, Template } from '#shared/model/template.ts'

const HOST = 'tmp-node-e2e-5aae0a5a'
const at = (text: string) => instant(Date.parse(text) * 1_000)
const run = {
  hosts: [{ name: HOST, role: 'cos' }],
  run: { id: '1897', startedAt: at('2025-03-05T11:00:00Z'), finishedAt: at('2025-03-05T12:00:00Z') },
}

function read(files: Readonly<Record<string, string>>, chunk = 4_096): RunTemplates {
  const reader = createRunTemplates(run, Object.keys(files))
  for (const [name, text] of Object.entries(files)) {
    const sink = reader.open(name)
    const bytes = encodeUtf8(text)
    for (let from = 0; from < bytes.length; from += chunk) sink?.feed(bytes.slice(from, from + chunk))
    sink?.end()
  }
  return reader.finish([])
}
const templatesOf = (text: string): readonly Template[] =>
  [...(read({ 'a.log': text }).groups[0]?.templates ?? [])].sort((a, b) => a.first.line - b.first.line)
const saidBy = (text: string) => templatesOf(text).map(({ text: said, count }) => [said, count])

describe('lines', () => {
  it('that differ in ids, times and numbers are one template', () => {
    const text = [
      'Mar 05 11:26:07.120000 node-a kubelet[12]: I0305 11:26:07.123456      12 a.go:1] "Started" pod="ns/web-abc12" took="1.5s"',
      'Mar 05 11:31:59.000001 node-a kubelet[4711]: I0305 11:31:58.999999    4711 a.go:27] "Started" pod="ns/web-x" took="12ms"',
    ].join('\n')
    expect(saidBy(text.replace('web-x"', 'web-xyz99"'))).toEqual([['kubelet: "Started" pod="ns/web-*" took="*"', 2]])
  })

  it('keep their exit codes apart', () => {
    expect(saidBy('exit status 1\nexit status 2\nexit status 1\n')).toEqual([
      ['exit status 1', 2],
      ['exit status 2', 1],
    ])
  })

  it('of one message are one template whatever stands before it', () => {
    expect(saidBy('2025-03-05T11:26:07Z ready\nW0305 11:26:07.123456 7 a.go:1] ready\nready\n')).toEqual([['ready', 3]])
  })

  it('tell where they are and when they were written', () => {
    const text = '2025-03-05T11:26:07Z ready 1\r\nbare\n2025-03-05T11:26:09Z ready 2\nbare\n'
    const [ready, bare] = templatesOf(text)
    expect(ready).toMatchObject({
      count: 2,
      first: { artifact: 'a.log', line: 1, offset: 0, text: '2025-03-05T11:26:07Z ready 1' },
      last: { artifact: 'a.log', line: 3, offset: 35 },
      firstAt: at('2025-03-05T11:26:07Z'),
      lastAt: at('2025-03-05T11:26:09Z'),
    })
    expect(bare).toMatchObject({ firstAt: at('2025-03-05T11:26:07Z'), lastAt: at('2025-03-05T11:26:09Z') })
    expect(
      checkEvidence(encodeUtf8(text), ready?.first ?? { artifact: '', line: 0, offset: 0, length: 0, text: '' }),
    ).toBe(true)
  })

  it('have the level that they state, the worst of a template', () => {
    const text = 'I0305 11:26:07.123456 7 a.go:1] odd\nE0305 11:26:07.123456 7 a.go:1] odd\nplain\npanic: no\n'
    expect(templatesOf(text).map(({ severity }) => severity)).toEqual(['error', 'info', 'fatal'])
  })

  it('state a level or none: the worst of a template, and whether they differ', () => {
    const text = [
      'I0305 11:26:07.123456 7 a.go:1] odd\nE0305 11:26:07.123456 7 a.go:1] odd',
      'error: it failed\npanic: no',
      'W0305 11:26:07.123456 7 a.go:1] once\nonce',
      '{"level":"debug","msg":"deep","time":"2025-03-05T11:26:07Z"}',
      '<3>[    1.000000] disk is gone\n',
    ].join('\n')
    expect(templatesOf(text).map(({ stated }) => [stated.severity, stated.differs])).toEqual([
      ['error', true],
      ['unknown', false],
      ['unknown', false],
      ['warning', false],
      ['info', false],
      ['error', false],
    ])
  })

  it('are counted by the minute in which they were written, those without a time with the one before', () => {
    const text = [
      'bare',
      'Mar 05 11:26:07 node-a kubelet[99999]: I0305 11:26:07.123456   12 a.go:1] tick',
      'bare',
      'Mar 05 11:26:59 node-a kubelet[99999]: I0305 11:26:59.999999   12 a.go:1] tick',
      'Mar 05 11:27:00 node-a kubelet[100000]: I0305 11:27:00.000000   12 a.go:1] tick',
      'Mar 05 11:31:00 node-a kubelet[7]: E0305 11:30:59.000000   12 a.go:1] tick',
      'bare',
    ].join('\n')
    const [bare, tick] = templatesOf(text)
    expect(tick?.minutes).toEqual({
      stepMinutes: 1,
      steps: [
        { at: at('2025-03-05T11:26:00Z'), count: 2 },
        { at: at('2025-03-05T11:27:00Z'), count: 1 },
        { at: at('2025-03-05T11:30:00Z'), count: 1 },
      ],
      unplaced: 0,
    })
    expect(bare?.minutes).toEqual({
      stepMinutes: 1,
      steps: [
        { at: at('2025-03-05T11:26:00Z'), count: 1 },
        { at: at('2025-03-05T11:30:00Z'), count: 1 },
      ],
      unplaced: 1,
    })
  })

  it('have no minutes where their times cannot be placed', () => {
    expect(templatesOf('[   12.000001] early\nnothing\n').map(({ minutes }) => minutes)).toEqual([undefined, undefined])
  })

  it('spread over many hours are counted in longer steps', () => {
    const lines = Array.from({ length: 700 }, (_, minute) => {
      const time = new Date(Date.UTC(2025, 2, 5, 0, minute)).toISOString()
      return `${time} tick\n${time} tick\n`
    })
    const minutes = templatesOf(lines.join(''))[0]?.minutes
    expect(minutes).toMatchObject({ stepMinutes: 8, unplaced: 0 })
    expect(minutes?.steps).toHaveLength(88)
    expect(minutes?.steps[0]).toEqual({ at: at('2025-03-05T00:00:00Z'), count: 16 })
    expect(minutes?.steps.reduce((sum, { count }) => sum + count, 0)).toBe(1_400)
  })

  it('that are blank are no template, and counted', () => {
    expect(read({ 'a.log': 'one\n\n  \n' }).groups).toMatchObject([{ lines: 3, templates: [{ count: 1 }] }])
  })
})

describe('versions', () => {
  it('stand apart from the template, each with its line', () => {
    const [template] = templatesOf('runc 1.3.0 on 7\nrunc 1.3.0 on 8\nrunc 1.4.0 on 9\n')
    expect(template).toMatchObject({
      text: 'runc § on *',
      count: 3,
      versions: [
        { text: '1.3.0', evidence: { line: 1 } },
        { text: '1.4.0', evidence: { line: 3 } },
      ],
      areVersionsLimited: false,
    })
  })

  it('are kept up to fifty', () => {
    const lines = Array.from({ length: 60 }, (_, patch) => `runc 1.3.${patch}\n`)
    const [template] = templatesOf(lines.join(''))
    expect(template).toMatchObject({ count: 60, areVersionsLimited: true })
    expect(template?.versions).toHaveLength(50)
    expect(templatesOf(lines.slice(0, 50).join(''))[0]).toMatchObject({ areVersionsLimited: false })
  })
})

describe('records of several lines', () => {
  const goroutine = (id: number) => [
    `goroutine ${id} [running]:`,
    'panic({0x1, 0x2})',
    '\t/usr/local/go/src/runtime/panic.go:884 +0x213',
    'k8s.io/kubernetes/pkg/kubelet.(*Kubelet).syncPod(0xc000, {0x1})',
    '\tpkg/kubelet/kubelet.go:12 +0x1d',
    'created by k8s.io/kubernetes/pkg/kubelet.run',
  ]
  const PANIC =
    'panic: runtime error: index out of range [*] with length * at k8s.io/kubernetes/pkg/kubelet.(*Kubelet).syncPod'

  it('a panic and its dump are one, told by its top frame', () => {
    const text = [
      'panic: runtime error: index out of range [5] with length 3',
      '',
      ...goroutine(1),
      '',
      ...goroutine(27),
      '',
      'after',
    ]
    expect(saidBy(text.join('\n'))).toEqual([
      [PANIC, 1],
      ['after', 1],
    ])
  })

  it('a panic ends where a line with a log header comes, or another writer', () => {
    const head = 'Mar 05 11:26:07 node-a kubelet[12]: '
    const text = [
      `${head}panic: no`,
      `${head}goroutine 1 [running]:`,
      'Mar 05 11:26:07 node-a containerd[3]: meanwhile',
      `${head}main.run()`,
      `${head}\t/a.go:1 +0x1`,
      `${head}I0305 11:26:07.123456 7 a.go:1] started`,
    ]
    expect(saidBy(text.join('\n'))).toEqual([
      ['kubelet: panic: no at main.run', 1],
      ['containerd: meanwhile', 1],
      ['kubelet: started', 1],
    ])
  })

  it('an error block of klog belongs to its line', () => {
    const text = ['E0305 11:26:07.123456 7 a.go:1] "Failed" err=<', '\tone', '\ttwo', ' > pod="x"', 'after']
    expect(saidBy(text.join('\n'))).toEqual([
      ['"Failed" err=<', 1],
      ['after', 1],
    ])
  })

  it('an oops ends with its trace', () => {
    const text = [
      '[   12.000001] ------------[ cut here ]------------',
      '[   12.000002] WARNING: CPU: 1 PID: 42 at fs/inode.c:388 drop_nlink+0x1/0x2',
      '[   12.000003] Call Trace:',
      '[   12.000004]  vfs_unlink+0x1/0x2',
      '[   12.000005] ---[ end trace 0000000000000000 ]---',
      '[   12.000006] fine',
    ]
    expect(saidBy(text.join('\n'))).toEqual([
      ['------------[ cut here ]------------ at WARNING: CPU: * PID: * at fs/inode.c:* drop_nlink+*', 1],
      ['fine', 1],
    ])
  })

  it('a call trace is told by its first call', () => {
    const text = ['Call Trace:', ' <TASK>', ' dump_stack+0x1/0x2', ' ? oom_kill+0x1/0x2', 'after']
    expect(saidBy(text.join('\n'))).toEqual([
      ['Call Trace: at dump_stack', 1],
      ['after', 1],
    ])
  })

  it('a panic behind another is the next one', () => {
    expect(
      saidBy('panic: one\n\tpanic: again\n\ngoroutine 1 [running]:\nmain.main()\n\t/a.go:1\npanic: two\n'),
    ).toEqual([
      ['panic: one at main.main', 1],
      ['panic: two', 1],
    ])
  })

  it('one that never ends is cut', () => {
    const said = saidBy(`panic: no\n${'\tat 1\n'.repeat(600)}`)
    expect(said).toEqual([
      ['panic: no', 1],
      ['\tat *', 101],
    ])
  })
})

describe('artifacts', () => {
  it('of one part are one group, and structured ones are none', () => {
    const { groups } = read({
      [`artifacts/${HOST}/kubelet.log`]: 'a\n',
      'artifacts/junit_01.xml': '<testsuite/>',
      'pods/web-7c9f8b6d5x-xkvlp/0.log': 'a\n',
      'pods/web-5d4f8b6d5x-b2klp/0.log': 'a\nb\n',
    })
    expect(groups.map(({ key, artifacts, lines }) => [key, artifacts.length, lines])).toEqual([
      ['artifacts/<cos>/kubelet.log', 1, 1],
      ['pods/web-<generated>/0.log', 2, 3],
    ])
  })

  it('change nothing by their order or their chunks', () => {
    const files = {
      'log-2025-03-05.txt': 'runc 1.3.0\nb 1\npanic: no\n',
      'log-2025-03-06.txt': 'b 2\nrunc 1.4.0\nb 3',
      'log-2025-03-07.txt': '2025-03-05T11:26:07Z b 9\r\n',
    }
    const turned = Object.fromEntries(Object.entries(files).reverse())
    const whole = read(files)
    expect(whole.groups).toHaveLength(1)
    expect(whole.groups[0]?.templates.find(({ text }) => text === 'b *')).toMatchObject({
      count: 4,
      first: { artifact: 'log-2025-03-05.txt', line: 2 },
      last: { artifact: 'log-2025-03-07.txt', line: 1 },
      lastAt: at('2025-03-05T11:26:07Z'),
    })
    for (const chunk of [1, 3, 7]) expect(read(turned, chunk)).toEqual(whole)
  })

  it('that are no text or could not be read are told', () => {
    const reader = createRunTemplates(run, ['core'])
    const sink = reader.open('core')
    sink?.feed(new Uint8Array(5_000))
    sink?.end()
    expect(reader.finish(['z.log', 'started.json'])).toEqual({ groups: [], unread: ['core', 'z.log'] })
  })
})

describe('times of a serial console', () => {
  const SERIAL = '[    0.000000] Linux version 6.6.72+ (builder@host) #1 SMP\n[   10.500000] ready\n'
  const readyIn = (files: Readonly<Record<string, string>>) =>
    read(files)
      .groups.find(({ key }) => key.includes('serial'))
      ?.templates.find(({ text }) => text === 'ready')

  it('are placed by the journal of its machine', () => {
    const journal = `Mar 05 11:20:01 ${HOST} kernel: Linux version 6.6.72+ (builder@host) #1 SMP\n`
    const ready = readyIn({ [`artifacts/${HOST}/serial-1.log`]: SERIAL, [`artifacts/${HOST}/kern.log`]: journal })
    expect(ready?.firstAt).toBe(at('2025-03-05T11:20:11.500Z'))
    expect(ready?.lastAt).toBe(ready?.firstAt)
  })

  it('are not guessed without it', () => {
    const ready = readyIn({ [`artifacts/${HOST}/serial-1.log`]: SERIAL })
    expect(ready).toBeDefined()
    expect(ready?.firstAt).toBeUndefined()
  })
})

describe('limits', () => {
  test('a line over 64 KiB is known by its beginning, and says so', () => {
    const long = '1, '.repeat(30_000)
    expect(saidBy(`list ${long}\nlist ${long.slice(0, 65_000)}\nlist ${long} more\n`)).toEqual([
      ['list *,…', 2],
      ['list *,', 1],
    ])
  })

  test('a line over 1 MiB is one line, known by its beginning', () => {
    const long = `begin ${'x'.repeat(2_500_000)}`
    expect(read({ 'a.log': `${long}y\nb\n${long}z\n` }).groups).toMatchObject([
      {
        lines: 3,
        templates: [
          { count: 2, last: { line: 3, offset: 2_500_010 } },
          { text: 'b', first: { line: 2, offset: 2_500_008 } },
        ],
      },
    ])
  })
})
