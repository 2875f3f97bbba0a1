import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import { checkEvidence, evidenceOfLine } from '#shared/analysis/read/evidence-of.ts'
import { structuredFormats } from '#shared/analysis/read/index.ts'
import { textAt } from '#shared/analysis/read/structured-document.ts'
import { parseYamlDocument } from '#shared/analysis/read/yaml-document.ts'
import { encodeUtf8 } from '#shared/base/bytes.ts'
import { readArtifact, wrongEvidence } from '../support/read-artifact.ts'

const ARTIFACTS = [
  'started.json',
  'finished.json',
  'prowjob.json',
  'podinfo.json',
  'clone-records.json',
  'artifacts/metadata.json',
  'artifacts/image-config.yaml',
  'artifacts/host/cos-package-info.json',
  'artifacts/nodes.yaml',
  'core_v1_nodes.json',
  'serverversion.json',
  'artifacts/junit_01.xml',
]

const SHA = '5feab0aa1e59b1a6b4e3d6a2f6b5a4c3d2e1f0a9'
/** One text for every reader that makes it say something, to be cut and damaged. */
const TEXTS = [
  `{"timestamp":1595277241,"result":"error","metadata":{"uploader":"crier","node_os_image":"cos-é-1"},"repos":{"a/b":"m:${SHA},1:${SHA}"}}`,
  `{"spec":{"job":"j","refs":{"org":"a","repo":"b","base_sha":"${SHA}"},"pod_spec":{"containers":[{"image":"r/i:1"}]}},"status":{"state":"failure"}}`,
  `{"pod":{"status":{"phase":"Failed","reason":"Evicted","containerStatuses":[{"name":"é","state":{"terminated":{"reason":"OOMKilled"}}}]}}}`,
  `[{"refs":{"org":"a","repo":"b"},"final_sha":"${SHA}","failed":true,"commands":[{"error":"boom"}]}]`,
  `{"items":[{"metadata":{"name":"n","labels":{}},"status":{"nodeInfo":{"containerRuntimeVersion":"containerd://1.7.0","osImage":"é"},"images":[{"names":["r/i:1"]}]}}]}`,
  'images:\n  cos-stable:\n    image_family: cos-beta # é\n  other:\n    image: "é\\u00e9"\n',
  'items:\n- metadata:\n    name: n\n  status:\n    nodeInfo:\n      kubeletVersion: v1.30.0\n      osImage: Ünix\n',
  '<testsuites><testsuite name="s">\n<testcase name="é" time="1"><failure message="bröken">x</failure></testcase>\r\n<testcase name="b"/></testsuite></testsuites>',
  '<testsuite>\n<testcase name="a">\n<failure>\nfile.go:1\n  unknown version &#x0; of \u001b[1m shim</failure></testcase><testcase name="c" status="skipped"/></testsuite>',
].map(encodeUtf8)

const damaged = fc
  .tuple(fc.constantFrom(...TEXTS), fc.nat(), fc.nat({ max: 40 }), fc.uint8Array({ maxLength: 6 }))
  .map(([text, at, removed, added]) => {
    const from = at % (text.length + 1)
    return Uint8Array.from([...text.slice(0, from), ...added, ...text.slice(from + removed)])
  })
const content = fc.oneof(damaged, fc.constantFrom(...TEXTS), fc.uint8Array({ maxLength: 200 }))

describe('structured readers', () => {
  it('are all tried here', () => {
    expect(
      structuredFormats.filter(format => !ARTIFACTS.some(name => format.matches(name))).map(format => format.id),
    ).toEqual([])
  })

  it.each(ARTIFACTS)('read any bytes as %s without throwing, and cite only what stands there', artifact => {
    fc.assert(
      fc.property(content, bytes => {
        expect(wrongEvidence(readArtifact(artifact, bytes), bytes)).toEqual([])
      }),
    )
  })

  it.each(ARTIFACTS)('read %s the same in chunks of any size', artifact => {
    fc.assert(
      fc.property(
        content,
        fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 8 }),
        (bytes, sizes) => {
          expect(readArtifact(artifact, bytes, sizes)).toEqual(readArtifact(artifact, bytes))
        },
      ),
    )
  })

  it('find the same cases in a JUnit file of long lines, in chunks of any size', () => {
    const line = fc.constantFrom(70_000, 65_536, 65_537, 131_072).map(length => 'é'.repeat(length / 2))
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 1_000, max: 200_000 }),
        (texts, size) => {
          const cases = texts.map((text, i) => `<testcase name="${i}"><failure>${text}</failure></testcase>`)
          const xml = encodeUtf8(`<testsuite>${cases.join('')}</testsuite>`)
          const whole = readArtifact('junit.xml', xml)
          expect(whole.tests).toHaveLength(texts.length)
          expect(readArtifact('junit.xml', xml, [size])).toEqual(whole)
          expect(wrongEvidence(whole, xml)).toEqual([])
        },
      ),
      { numRuns: 20 },
    )
  })
})

describe('parseYamlDocument', () => {
  it('gives back any text that was written as YAML', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), value => {
        fc.pre(value.trim() !== '')
        const bytes = encodeUtf8(stringify({ key: value, after: 'x' }))
        expect(textAt(parseYamlDocument('x.yaml', bytes).roots[0], 'key')).toBe(value)
      }),
    )
  })
})

describe('evidenceOfLine', () => {
  it('cites at most a window, around the focus, that checkEvidence accepts', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 1, maxLength: 6_000 }),
        fc.nat(),
        fc.nat({ max: 3_000 }),
        (bytes, at, length) => {
          const from = at % bytes.length
          const line = 1 + bytes.slice(0, from).filter(byte => byte === 10).length
          const evidence = evidenceOfLine({ artifact: 'x', line, offset: 0, bytes }, { from, to: from + length })
          expect(checkEvidence(bytes, evidence)).toBe(true)
          expect(evidence.length).toBeLessThanOrEqual(2_000)
        },
      ),
    )
  })
})
