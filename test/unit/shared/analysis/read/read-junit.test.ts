import { describe, expect, it } from 'vitest'
import { FAILURE_TEXT_LENGTH, XML_ATTRS, XML_DEPTH } from '#shared/analysis/read/limits.ts'
import type { TestCase } from '#shared/analysis/read/reader.ts'
import { readArtifact, wrongEvidence } from '../../../../support/read-artifact.ts'

const read = (text: string) => readArtifact('artifacts/junit_01.xml', text)
const outcomes = (text: string) => read(text).tests?.map(({ name, outcome }) => `${name}: ${outcome}`)
const failureOf = (text: string): TestCase | undefined => read(text).tests?.find(test => test.outcome === 'failed')
const suite = (cases: string, attributes = 'name="s"') => `<testsuite ${attributes}>\n${cases}\n</testsuite>`

const GINKGO_2 = `<?xml version="1.0" encoding="UTF-8"?>
<testsuites tests="3" disabled="1" errors="0" failures="1" time="12.5">
  <testsuite name="E2eNode Suite" package="/go" tests="3" failures="1" time="12.5" timestamp="2025-03-05T11:26:07">
    <properties>
      <property name="DryRun" value="false"></property>
    </properties>
    <testcase name="[It] [sig-node] Pods should start" classname="E2eNode Suite" status="passed" time="1.25"></testcase>
    <testcase name="[It] [sig-node] Pods should stop" classname="E2eNode Suite" status="failed" time="11.25">
      <failure message="Timed out after 300.000s.&#xA;Expected &lt;bool&gt;: false" type="failed">
[FAILED] Timed out after 300.000s.
In [It] at: test/e2e_node/x.go:123 @ 05/21/24 15:15:20.675
      </failure>
      <system-out>failed to create &lt;containerd&gt; task</system-out>
    </testcase>
    <testcase name="[It] skipped" classname="E2eNode Suite" status="skipped" time="0">
      <skipped message="skipped"></skipped>
    </testcase>
    <testcase name="[It] by status only" status="pending"/>
  </testsuite>
</testsuites>
`

describe('JUnit', () => {
  it('of ginkgo 2 gives cases, durations, the failure text and the line that has it', () => {
    const reading = read(GINKGO_2)
    expect(reading.problem).toBeUndefined()
    expect(reading.tests?.map(({ outcome, durationSeconds }) => [outcome, durationSeconds])).toEqual([
      ['passed', 1.25],
      ['failed', 11.25],
      ['skipped', 0],
      ['skipped', undefined],
    ])
    expect(reading.tests?.[1]).toMatchObject({
      name: '[It] [sig-node] Pods should stop',
      suite: 'E2eNode Suite',
      message:
        'Timed out after 300.000s.\nExpected <bool>: false\n\n[FAILED] Timed out after 300.000s.\nIn [It] at: test/e2e_node/x.go:123 @ 05/21/24 15:15:20.675\n      ',
      evidence: {
        line: 9,
        text: '      <failure message="Timed out after 300.000s.&#xA;Expected &lt;bool&gt;: false" type="failed">',
      },
    })
    expect(reading.tests?.[0]?.evidence).toMatchObject({ line: 7 })
    expect(wrongEvidence(reading, GINKGO_2)).toEqual([])
  })

  it('of ginkgo 1 cites the sentence behind the place in the source', () => {
    const stack = 'x'.repeat(3_000)
    const text = suite(
      `<testcase name="a" classname="E2E" time="60.3">\n  <failure type="Failure">test/e2e/framework.go:630&#xA;Aug 17 17:08:48.006: We need two pods&#xA;${stack}</failure>\n</testcase>`,
      'tests="25" failures="4"',
    )
    const failure = failureOf(text)
    expect(failure?.suite).toBe('E2E')
    expect(failure?.evidence).toMatchObject({ line: 3, length: 2_000 })
    expect(failure?.evidence.text).toContain('We need two pods')
    expect(wrongEvidence(read(text), text)).toEqual([])
  })

  it('cites the first line of the text that says something, over several lines', () => {
    const text = suite(
      '<testcase name="a">\n<failure message="Failed" type="">\n\nx_test.go:12\n  exec failed: unknown version\nmore\n</failure></testcase>',
    )
    expect(failureOf(text)?.evidence).toMatchObject({ line: 6, text: '  exec failed: unknown version' })
    expect(failureOf(text)?.message).toMatch(/^Failed\n/u)
  })

  it('reads CDATA, and cites inside it', () => {
    const text = suite('<testcase name="a"><failure><![CDATA[\nruntime <error> & more]]></failure></testcase>')
    expect(failureOf(text)).toMatchObject({ message: '\nruntime <error> & more', evidence: { line: 3 } })
  })

  it.each([
    ['<failure message="m"/>', 'failed'],
    ['<error>e</error>', 'failed'],
    ['<skipped/><failure/>', 'failed'],
    ['<skipped/>', 'skipped'],
    ['<system-out>failure</system-out>', 'passed'],
    [' PASS ', 'passed'],
    ['<properties><property name="DryRun" value="no"/></properties>', 'passed'],
  ])('takes a case with %s for %s', (child, outcome) => {
    expect(outcomes(suite(`<testcase name="a">${child}</testcase>`))).toEqual([`a: ${outcome}`])
  })

  it.each([
    ['passed', 'passed'],
    ['failed', 'failed'],
    ['panicked', 'failed'],
    ['timedout', 'failed'],
    ['pending', 'skipped'],
    ['notrun', 'skipped'],
    ['run', 'passed'],
  ])('takes a case whose status is %s and nothing else for %s', (status, outcome) => {
    expect(outcomes(suite(`<testcase name="a" status="${status}"/>`))).toEqual([`a: ${outcome}`])
  })

  it('takes no case of a dry run of ginkgo 2 for passed', () => {
    const dry = '<properties><property name="DryRun" value="true"/></properties><testcase name="a" status="passed"/>'
    expect(outcomes(`<testsuites>${suite(dry)}${suite('<testcase name="b"/>')}</testsuites>`)).toEqual([
      'a: skipped',
      'b: passed',
    ])
  })

  it('believes the cases, not the counters of the suite', () => {
    const text = suite('<testcase name="a"/>', 'tests="57" failures="9" errors="x"')
    expect(read(text)).toMatchObject({ tests: [{ name: 'a', outcome: 'passed' }] })
    expect(read(text).problem).toBeUndefined()
  })

  it.each(['whatever', '', '1,234.5', '-1', 'NaN', '1e999'])('takes time="%s" for no duration', time => {
    expect(read(suite(`<testcase name="a" time="${time}"/>`)).tests?.[0]).not.toHaveProperty('durationSeconds')
  })

  it('names a case without a name, and takes the class for a suite without one', () => {
    expect(read(suite('<testcase classname="e2e.go"/>', '')).tests?.[0]).toMatchObject({
      name: '(unnamed)',
      suite: 'e2e.go',
    })
  })

  it('reads tags over several lines, nested suites, both line ends and several suites', () => {
    const text =
      '<testsuites>\r\n<testsuite name="outer">\r\n<testsuite name="inner">\r\n<testcase\r\n  name="a"\r\n  time="2"\r\n/>\r\n</testsuite>\r\n<testcase name="b"/>\r\n</testsuite><testsuite name="z"><testcase name="c"/></testsuite></testsuites>'
    const reading = read(text)
    expect(reading.tests?.map(({ name, suite, evidence }) => [name, suite, evidence.line])).toEqual([
      ['a', 'inner', 4],
      ['b', 'outer', 9],
      ['c', 'z', 10],
    ])
    expect(wrongEvidence(reading, text)).toEqual([])
  })

  it('finds every case of a file that is one long line', () => {
    const text = `<testsuite>${Array.from({ length: 4_000 }, (_, i) => `<testcase name="ñandú ${i}"/>`).join('')}</testsuite>`
    const reading = read(text)
    expect(reading.tests).toHaveLength(4_000)
    expect(reading.tests?.[2_000]?.evidence.text).toContain('ñandú 2000')
    expect(wrongEvidence(reading, text)).toEqual([])
  })

  it('keeps the head of a very long failure text and says so', () => {
    const message =
      failureOf(suite(`<testcase name="a"><failure>${'x'.repeat(100_000)}</failure></testcase>`))?.message ?? ''
    expect(message.length).toBeLessThan(FAILURE_TEXT_LENGTH + 100)
    expect(message).toContain('cut: the failure text has 100000 characters')
  })

  it('gives the host whose folder it lies in', () => {
    expect(read(GINKGO_2).tests?.[0]).not.toHaveProperty('host')
  })
})

describe('damaged JUnit', () => {
  const cut = (marker: string) => GINKGO_2.slice(0, GINKGO_2.indexOf(marker))

  it('that ends early gives the cases before the cut and never a guess', () => {
    expect(read(cut('<skipped'))).toMatchObject({
      tests: [{ outcome: 'passed' }, { outcome: 'failed' }],
      problem: { state: 'truncated', reason: 'XML that ends early, in line 16.' },
    })
  })

  it('that ends inside a failure still gives the failure, with the line as its text', () => {
    const reading = read(cut('In [It] at'))
    expect(reading.tests).toHaveLength(2)
    expect(reading.tests?.[1]).toMatchObject({ outcome: 'failed', evidence: { line: 9 } })
    expect(reading.tests?.[1]?.message).toContain('Timed out after')
  })

  it('is flagged wherever it is cut', () => {
    const end = GINKGO_2.trimEnd().length
    for (let at = 1; at < end; at += 7) expect(read(GINKGO_2.slice(0, at)).problem, `cut at ${at}`).toBeDefined()
    expect(read(GINKGO_2.trimEnd()).problem).toBeUndefined()
  })

  it('with an error inside is read up to there', () => {
    expect(read(suite('<testcase name="a"/>\n<testcase name="b"></wrong>\n<testcase name="c"/>'))).toEqual({
      tests: [expect.objectContaining({ name: 'a' })],
      problem: { state: 'malformed', reason: 'Damaged XML at line 3; read up to there.' },
    })
  })

  it('with a comment before the XML declaration is read whole, and the flaw is reported', () => {
    const reading = read(`<!-- taken from Prow -->\n<?xml version="1.0"?>\n${suite('<testcase name="a"/>')}`)
    expect(reading.tests).toHaveLength(1)
    expect(reading.problem).toEqual({
      state: 'malformed',
      reason: 'Not well-formed XML before its root element, at line 2; read all the same.',
    })
  })

  it.each([
    ['terminal colours', '\u001b[31mred'],
    ['NUL', 'version \0'],
    ['a reference to NUL', 'version &#x0;'],
    ['a reference to ESC', '&#27;[1m'],
    ['bytes that are no UTF-8', undefined],
  ])('that holds %s is read whole', (_what, text) => {
    const xml = suite(`<testcase name="a"><failure>${text ?? '@'}</failure></testcase>\n<testcase name="b"/>`)
    const bytes = new TextEncoder().encode(xml)
    const reading = readArtifact(
      'junit.xml',
      text === undefined ? bytes.map(byte => (byte === 0x40 ? 0xff : byte)) : bytes,
    )
    expect(reading.tests?.map(({ outcome }) => outcome)).toEqual(['failed', 'passed'])
    expect(reading.problem?.state).toBe(text === undefined ? undefined : 'malformed')
  })

  it.each([
    [
      'an external entity',
      '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><testsuite><testcase name="&e;"/></testsuite>',
    ],
    [
      'a billion laughs',
      '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><testsuite><testcase name="&b;"/></testsuite>',
    ],
  ])('with %s is refused at its DOCTYPE', (_what, text) => {
    expect(read(text)).toEqual({
      tests: [],
      problem: {
        state: 'malformed',
        reason: 'Refused at line 1: a document type declaration (DOCTYPE).',
      },
    })
  })

  it.each(['constructor', '__proto__', 'toString', 'nbsp'])('resolves no entity &%s;', entity => {
    expect(read(suite(`<testcase name="a&${entity};"/>`))).toMatchObject({ tests: [], problem: { state: 'malformed' } })
  })

  it.each([
    ['depth', suite(`${'<a>'.repeat(XML_DEPTH)}${'</a>'.repeat(XML_DEPTH)}`)],
    ['attributes', suite(`<testcase ${Array.from({ length: XML_ATTRS + 1 }, (_, i) => `a${i}="x"`).join(' ')}/>`)],
    ['attribute length', suite(`<testcase name="${'x'.repeat(1024 * 1024 + 1)}"/>`)],
  ])('beyond the limit of %s is refused', (_what, text) => {
    expect(read(text)).toMatchObject({ tests: [], problem: { state: 'malformed' } })
  })

  it('may use attribute names of an object’s prototype', () => {
    expect(read(suite('<testcase __proto__="x" constructor="y" name="a"/>')).tests).toHaveLength(1)
  })

  it.each([
    ['empty', '', 'empty'],
    ['text', 'no xml at all', 'malformed'],
    ['white space', ' \n ', 'malformed'],
    ['HTML', '<html><body>404</body></html>', 'malformed'],
  ])('that is %s is reported', (_what, text, state) => {
    expect(read(text).problem?.state).toBe(state)
  })

  it('in UTF-16 is reported', () => {
    const text = suite('<testcase name="a"/>')
    const bytes = Uint8Array.from({ length: 2 * text.length }, (_, i) => (i % 2 === 0 ? text.charCodeAt(i / 2) : 0))
    expect(readArtifact('junit.xml', bytes).problem?.reason).toBe('UTF-16 text; only UTF-8 is read.')
  })

  it('is not seen in other XML', () => {
    expect(readArtifact('artifacts/pom.xml', '<project><modelVersion>4</modelVersion></project>')).toEqual({})
  })
})

it('keeps the names of cases free of text that stood before them', () => {
  const failed = (name: string) =>
    `  <testcase name="${name}" status="failed">\n    <failure>text\nof several\nlines\n</failure>\n  </testcase>`
  expect(outcomes(suite(`${failed('first')}\n${failed('second')}\n${failed('third')}`))).toEqual([
    'first: failed',
    'second: failed',
    'third: failed',
  ])
})
