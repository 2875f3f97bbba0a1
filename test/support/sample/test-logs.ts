import { clockText } from './clock-text.ts'
import { TESTS } from './scene.ts'
import { rpcError, type Pod, type Scene } from './spec.ts'

const SKIPPED = 42
const podOf = (scene: Scene, test: string) => scene.pods.find(pod => pod.test === test)
const location = (test: string) => (test.includes('storage') ? 'k8s.io/kubernetes/test/e2e/framework/pod/output/output.go:263' : 'k8s.io/kubernetes/test/e2e/framework/pod/pod_client.go:106')

/** The kubelet's event as the framework dumps it after a failed spec: the error unquoted, NUL bytes and all. */
function eventLines(scene: Scene, pod: Pod): readonly string[] {
  const at = pod.until - 4_000
  const stamp = (ms: number) => `${new Date(ms).toISOString().slice(0, 19).replace('T', ' ')} +0000 UTC`
  return [
    `  ${clockText.framework(at)}: INFO: At ${stamp(pod.at)} - event for ${pod.name}: {kubelet ${scene.host}} FailedCreatePodSandBox: Failed to create pod sandbox: ${rpcError(scene, pod)}`,
    `  ${clockText.framework(at)}: INFO: At ${stamp(pod.until - 31_000)} - event for ${pod.name}: {kubelet ${scene.host}} FailedCreatePodSandBox: (combined from similar events): Failed to create pod sandbox: ${rpcError(scene, pod)}`,
  ]
}

function failureMessage(pod: Pod): string {
  return `[FAILED] Timed out after 300.001s.\nTimeout waiting for pod "${pod.namespace}/${pod.name}" to be running and ready: want pod '${pod.name}' on '' to be 'Running' but was 'Pending'`
}

function specBlock(scene: Scene, test: string): string {
  const pod = podOf(scene, test)
  if (pod === undefined) return `------------------------------\n• [0.084 seconds]\n${test}\n`
  if (!pod.fails) {
    const steps = [`STEP: Creating a kubernetes client @ ${clockText.ginkgo(pod.at - 200)}`, `STEP: Building a namespace api object, basename ${pod.namespace.split('-')[0] ?? ''} @ ${clockText.ginkgo(pod.at - 180)}`, `STEP: creating pod ${pod.name} in namespace ${pod.namespace} @ ${clockText.ginkgo(pod.at)}`]
    return `------------------------------\n• [${((pod.until - pod.at) / 1000).toFixed(3)} seconds]\n${test}\n${steps.map(step => `  ${step}`).join('\n')}\n`
  }
  const seconds = ((pod.until - pod.at) / 1000).toFixed(3)
  return [
    '------------------------------',
    `• [FAILED] [${seconds} seconds]`,
    `${test.slice(0, test.indexOf(' should'))} [It]${test.slice(test.indexOf(' should'))}`,
    location(test),
    '',
    '  Timeline >>',
    `  STEP: Creating a kubernetes client @ ${clockText.ginkgo(pod.at - 200)}`,
    `  ${clockText.framework(pod.at - 190)}: INFO: Building a namespace api object, basename ${pod.namespace.split('-')[0] ?? ''}`,
    `  STEP: creating pod ${pod.name} in namespace ${pod.namespace} @ ${clockText.ginkgo(pod.at)}`,
    `  [FAILED] Timed out after 300.001s.`,
    `  Timeout waiting for pod "${pod.namespace}/${pod.name}" to be running and ready: want pod '${pod.name}' on '' to be 'Running' but was 'Pending'`,
    `  In [It] at: ${location(test)} @ ${clockText.ginkgo(pod.until - 4_100)}`,
    `  STEP: dump namespace information after failure @ ${clockText.ginkgo(pod.until - 4_050)}`,
    `  STEP: Collecting events from namespace "${pod.namespace}". @ ${clockText.ginkgo(pod.until - 4_040)}`,
    `  STEP: Found 2 events. @ ${clockText.ginkgo(pod.until - 4_010)}`,
    ...eventLines(scene, pod),
    `  STEP: Destroying namespace "${pod.namespace}" for this suite. @ ${clockText.ginkgo(pod.until - 1_000)}`,
    '  << Timeline',
    '',
  ].join('\n')
}

/** What the suite printed on the host; the whole of `<host>-ginkgo.log`. */
export function ginkgoOutput(scene: Scene): string {
  const failed = scene.pods.filter(pod => pod.fails)
  const passed = TESTS.length - failed.length
  const seconds = ((scene.times.testsEnd - scene.times.tests) / 1000).toFixed(3)
  const summary = failed.length === 0 ? [] : [`Summarizing ${failed.length} Failures:`, ...failed.map(pod => `  [FAIL] ${pod.test.replace(' should', ' [It] should')}\n  ${location(pod.test)}`), '']
  return [
    `W${clockText.klog(scene.times.tests - 2_100)}    1998 test_context.go:547] Unable to find in-cluster config, using default host : https://127.0.0.1:6443`,
    `I${clockText.klog(scene.times.tests - 2_090)}    1998 test_context.go:561] The --provider flag is not set. Continuing as if --provider=skeleton had been used.`,
    'Running Suite: E2eNode Suite - /tmp/node-e2e',
    '============================================',
    'Random Seed: 1741064400 - will randomize all specs',
    '',
    `Will run ${TESTS.length} of ${TESTS.length + SKIPPED} specs`,
    'Running in parallel across 8 processes',
    ...TESTS.map(({ test }) => specBlock(scene, test)),
    ...summary,
    `Ran ${TESTS.length} of ${TESTS.length + SKIPPED} Specs in ${seconds} seconds`,
    `${failed.length === 0 ? 'SUCCESS!' : 'FAIL!'} -- ${passed} Passed | ${failed.length} Failed | 0 Pending | ${SKIPPED} Skipped`,
    '',
  ].join('\n')
}

const XML: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&#34;', "'": '&#39;', '\n': '&#xA;' }
/** Go's encoding/xml: quotes as numbers, and NUL, which XML cannot hold, as U+FFFD. */
const xml = (text: string) => text.replace(/[&<>"'\n]/gu, character => XML[character] ?? character).replaceAll('\0', '\ufffd')

/** `junit_<prefix><NN>.xml`, as ginkgo v2 writes it. */
export function junit(scene: Scene): string {
  const failed = scene.pods.filter(pod => pod.fails).length
  const total = TESTS.length + SKIPPED
  const seconds = ((scene.times.testsEnd - scene.times.tests) / 1000).toFixed(3)
  const stamp = new Date(scene.times.tests).toISOString().slice(0, 19)
  const skipped = Array.from({ length: SKIPPED }, (_, index) =>
    `          <testcase name="[It] [sig-node] Serial feature ${index + 1} [Serial] [Disruptive] is exercised on its own lane" classname="E2eNode Suite" status="skipped" time="0"><skipped message="skipped"></skipped></testcase>`,
  )
  return `${[
    '<?xml version="1.0" encoding="UTF-8"?>',
    `  <testsuites tests="${total}" disabled="${SKIPPED}" errors="0" failures="${failed}" time="${seconds}">`,
    `      <testsuite name="E2eNode Suite" package="/tmp/node-e2e" tests="${total}" disabled="0" skipped="${SKIPPED}" errors="0" failures="${failed}" time="${seconds}" timestamp="${stamp}">`,
    '          <properties>',
    '              <property name="SuiteSucceeded" value="' + String(failed === 0) + '"></property>',
    '              <property name="RandomSeed" value="1741064400"></property>',
    '          </properties>',
    ...TESTS.map(({ test }) => testCase(scene, test)),
    ...skipped,
    '      </testsuite>',
    '  </testsuites>',
  ].join('\n')}\n`
}

function testCase(scene: Scene, test: string): string {
  const pod = podOf(scene, test)
  const head = `          <testcase name="[It] ${xml(test)}" classname="E2eNode Suite" status="${pod?.fails === true ? 'failed' : 'passed'}" time="${(((pod?.until ?? 84) - (pod?.at ?? 0)) / 1000).toFixed(6)}">`
  if (pod?.fails !== true) return `${head}</testcase>`
  const message = failureMessage(pod)
  return [
    head,
    `              <failure message="${xml(message)}" type="failed">${xml(message).replaceAll('&#xA;', '\n')}`,
    `In [It] at: ${location(test)} @ ${clockText.ginkgo(pod.until - 4_100)}`,
    '</failure>',
    `              <system-err>${eventLines(scene, pod).map(xml).join('\n')}</system-err>`,
    '          </testcase>',
  ].join('\n')
}
