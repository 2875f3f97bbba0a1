import { describe, expect, it } from 'vitest'
import { createArtifactAnalyser } from '#shared/analysis/analyse-artifact.ts'
import { checkEvidence } from '#shared/analysis/read/evidence-of.ts'
import { encodeUtf8 } from '#shared/base/bytes.ts'
import { buildDraft } from '../../../support/build-draft.ts'

const start = 'level=info msg="starting containerd" revision=abc version=1.7.24'
const cause = 'start failed: unsupported shim version (3): not implemented'

describe('an artifact', () => {
  it('counts its bytes and its lines, the last one without an end included', () => {
    const { bytes, lines } = buildDraft('a.log', 'one\r\ntwo\nthree')
    expect([bytes, lines]).toEqual([14, 3])
  })

  it('names the format that most of its sampled lines have', () => {
    const journal = 'Mar 05 09:33:33 node-a containerd[1]: hello'
    expect(buildDraft('a.log', `${journal}\n`.repeat(200)).format).toBe('journal-short')
  })

  it('keeps how the source saw its end', () => {
    const analyser = createArtifactAnalyser('a.log', undefined, [])
    const end = { state: 'truncated', reason: 'gzip ends early' } as const
    expect(analyser.end(end).end).toEqual(end)
  })

  it('is a log and a structured artifact at once only as JUnit', () => {
    const claimed = (name: string, text: string) => buildDraft(name, text).claims.map(claim => claim.version)
    expect(claimed('artifacts/junit_01.xml', `<testsuite><testcase name="a"/>\n${start}\n</testsuite>`)).toEqual([
      '1.7.24',
    ])
    expect(claimed('artifacts/metadata.json', `{"x":"\n${start}\n"}`)).toEqual([])
  })

  it('makes no error of the markup of a structured artifact', () => {
    const json = '{"level":"error"}\n'
    expect(buildDraft('started.json', json).findings).toEqual([])
    expect(buildDraft('other.json', json).findings).toHaveLength(1)
  })

  it('cites the words that matter of a line too long to be cited whole', () => {
    const text = `${'x'.repeat(9_000)} ${cause} ${'y'.repeat(9_000)}`
    const evidence = buildDraft('a.log', text).findings[0]?.lines[0]?.evidence
    expect(evidence?.text).toContain('unsupported shim version (3)')
    expect(evidence !== undefined && checkEvidence(encodeUtf8(text), evidence)).toBe(true)
  })
})

describe('the citation of a line too long to be cited whole', () => {
  const far = 'x'.repeat(9_000)
  const text = `${start} ${far} ${cause} ${far} PullImage \\"registry.k8s.io/pause:3.8\\"`
  const { claims, findings, images } = buildDraft('a.log', text)
  const citedBy = (drafts: typeof claims | typeof findings | typeof images) =>
    drafts.flatMap(draft => draft.lines.map(line => line.evidence.text)).join()

  it('of a version shows the version', () => {
    expect(citedBy(claims)).toContain('version=1.7.24')
  })

  it('of a finding shows its cause', () => {
    expect(citedBy(findings)).toContain(cause)
  })

  it('of an image shows the image', () => {
    expect(citedBy(images)).toContain('registry.k8s.io/pause:3.8')
  })
})

describe('the host of a line', () => {
  const hostsOf = (text: string, host?: string, known: readonly string[] = []) => {
    const analyser = createArtifactAnalyser('build-log.txt', host, known)
    analyser.feed(encodeUtf8(text))
    return analyser.end({ state: 'complete' }).findings.flatMap(finding => [...finding.hosts.keys()])
  }

  it("is the folder's, whatever the line says", () => {
    expect(hostsOf(`Mar 05 09:35:42 other kubelet[1]: ${cause}\n`, 'own')).toEqual(['own'])
  })

  it('is that of the block of output around it', () => {
    expect(hostsOf(`Start Test Suite on Host h-1\n${cause}\n`)).toEqual(['h-1'])
  })

  it('is nobody once the block has ended', () => {
    const text = `Start Test Suite on Host h-1\nFailure Finished Test Suite on Host h-1. Refer to\n${cause}\n`
    expect(hostsOf(text)).toEqual([])
  })

  it('is a known host that the line names', () => {
    expect(hostsOf(`event for p: {kubelet h-2} ${cause}\n`, undefined, ['h-1', 'h-2'])).toEqual(['h-2'])
  })
})
