import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createTermFilter } from '#shared/analysis/search/term-filter.ts'
import { encodeUtf8 } from '#shared/base/bytes.ts'

const KLOG =
  'E0305 09:35:46.269359    2114 kuberuntime_manager.go:1237] "CreatePodSandbox failed" err="not implemented" pod="ns/web"'
const LOGFMT = 'time="2025-03-05T09:35:46Z" level=warning msg="cleanup" id=6b46 runtime=io.containerd.runc.v2'
const JSON_LINE = '{"ts":"2025-03-05T09:35:46Z","level":"info","msg":"ready","pod":"ns/web"}'
const JOURNAL =
  'Mar 05 09:35:46 node-1 kubelet[2114]: I0305 09:35:46.269359    2114 kubelet.go:1] "Ready" node="node-1"'

const holds = (filters: string, line: string, artifact = 'artifacts/node-cos/kubelet.log') => {
  const filter = createTermFilter(filters)
  if (!filter.ok) throw new Error(filter.error)
  return filter.value.wants(artifact) && (filter.value.judgeOf(artifact)?.(encodeUtf8(line)) ?? true)
}
const problemOf = (filters: string) => {
  const filter = createTermFilter(filters)
  return filter.ok ? undefined : filter.error
}

describe('a filter of lines', () => {
  it.each([
    ['pod=ns/web', KLOG, true],
    ['pod=ns/we', KLOG, false],
    ['pod~NS/WE', KLOG, true],
    ['err="not implemented"', KLOG, true],
    ['-pod=ns/web', KLOG, false],
    ['runtime=io.containerd.runc.v2', LOGFMT, true],
    ['pod=ns/web', JSON_LINE, true],
    ['pod=ns/web', LOGFMT, false],
    ['-pod=ns/web', LOGFMT, true],
  ])('reads fields of klog, logfmt and JSON: %s', (filters, line, is) => expect(holds(filters, line)).toBe(is))

  it.each([
    ['severity:error', KLOG, true],
    ['severity:fatal', KLOG, false],
    ['severity:warning', LOGFMT, true],
    ['severity:warning', JSON_LINE, false],
    ['-severity:warning', JSON_LINE, true],
    ['unit:kubelet', JOURNAL, true],
    ['unit:containerd', JOURNAL, false],
    ['unit:Kuberuntime_Manager', KLOG, true],
    ['host:node-1', JOURNAL, true],
    ['host:node-cos', KLOG, true],
    ['host:ubuntu', KLOG, false],
  ])('knows what every line has: %s', (filters, line, is) => expect(holds(filters, line)).toBe(is))

  it.each([
    ['path:kubelet.log', true],
    ['path:*.log', true],
    ['path:artifacts/*/kubelet.log', true],
    ['path:**/kubelet.log', true],
    ['path:artifacts/*.log', false],
    ['-path:*.log', false],
    ['path:kubelet?log', true],
    ['path:ube', false],
  ])('takes globs over the paths of artifacts: %s', (filters, is) => expect(holds(filters, KLOG)).toBe(is))

  it('holds where all of its terms do, and an empty one everywhere', () => {
    expect(holds('severity:error pod=ns/web path:*.log', KLOG)).toBe(true)
    expect(holds('severity:error pod=ns/other', KLOG)).toBe(false)
    expect(holds('  ', KLOG)).toBe(true)
  })

  it.each([
    ['severity:loud', 'names no severity with "loud"; there are info, warning, error, fatal'],
    [
      'pods:web',
      'has no filter "pods:"; there are severity:, unit:, host:, path:, and fields as name=value or name~part',
    ],
    ['pod="ns/web', 'has a filter with an open quote: pod="ns/web'],
    ['web', 'has a filter that cannot be read: web; write name:value, name=value or name~part'],
    ['pod=', 'has a filter that cannot be read: pod=; write name:value, name=value or name~part'],
    ['pod=""', 'has the filter "pod=" without a value'],
    ['a=1 '.repeat(21), 'has more than 20 filters'],
    ['a'.repeat(2_001), 'has a filter longer than 2000 characters'],
  ])('says what is wrong with %j', (filters, problem) => expect(problemOf(filters)).toBe(problem))

  it('never throws, whatever the filter and the line', () => {
    const term = fc.constantFrom('severity:error', 'pod=', 'path:', '-', '"', '~', ' ', 'a=b', '**', '[', '(', '\\')
    const filter = fc.array(fc.oneof(term, fc.string()), { maxLength: 8 }).map(parts => parts.join(''))
    fc.assert(
      fc.property(filter, fc.uint8Array({ maxLength: 300 }), (filters, line) => {
        const made = createTermFilter(filters)
        if (made.ok) expect(typeof (made.value.judgeOf('a/b.log')?.(line) ?? true)).toBe('boolean')
        else expect(made.error).not.toBe('')
      }),
      { numRuns: 500 },
    )
  })
})
