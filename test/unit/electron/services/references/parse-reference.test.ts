import { describe, expect, it } from 'vitest'
import { parseReference } from '../../../../../electron/services/references/parse-reference.ts'
import { ID, JOB, periodic, ROWS } from './reference-rows.ts'

const valueOf = (text: string) => {
  const parsed = parseReference(text)
  return parsed.ok ? parsed.value : parsed.error
}

describe('parseReference', () => {
  it.each(ROWS)('understands %s', (_, address, expected) => {
    expect(valueOf(address)).toEqual(expected)
  })

  const address = `https://prow.k8s.io/view/gs/kubernetes-ci-logs/logs/${JOB}/${ID}`
  it.each([
    ['angle brackets', `<${address}>`],
    ['quotes', `"${address}"`],
    ['a Markdown link', `[the run](${address})`],
    ['a Markdown link named by itself', `[${address}](${address}).`],
    ['brackets in a sentence', `It failed (see ${address}), again.`],
    ['a full stop', `Look at ${address}.`],
    ['emphasis', `**${address}**`],
    ['white space and lines', `\n  ${address}\r\nand more\n`],
    ['HTML', `<a href='${address}'>run</a>`],
    ['addresses of strangers before it', `https://example.com/x https://testgrid.k8s.io/a#b ${address}`],
    ['another address behind it', `${address} gs://kubernetes-ci-logs/logs/other/1`],
  ])('forgives %s around an address', (_, text) => {
    expect(valueOf(text)).toEqual(periodic)
  })

  it.each([
    ['TestGrid', 'https://testgrid.k8s.io/sig-node-containerd#node-e2e&width=20', /TestGrid/u, /column/u],
    ['old TestGrid', 'https://k8s-testgrid.appspot.com/sig-node#x', /TestGrid/u, /column/u],
    ['Triage', 'https://storage.googleapis.com/k8s-triage/index.html?job=x&test=y', /Triage/u, /listed/u],
    ['Triage, short', 'https://go.k8s.io/triage#abc', /Triage/u, /listed/u],
    ['S3 in Spyglass', `https://prow.istio.io/view/s3/istio-prow/logs/${JOB}/${ID}`, /S3/u, /Download/u],
    ['S3', `s3://istio-prow/logs/${JOB}/${ID}`, /S3/u, /Download/u],
    ['S3 in gcsweb', `https://gcsweb.istio.io/s3/istio-prow/logs/${JOB}/${ID}/`, /S3/u, /Download/u],
    ['deck itself', 'https://prow.k8s.io/?job=ci-a', /names no run/u, /\/view\/gs\//u],
    ['an issue', 'https://github.com/kubernetes/kubernetes/issues/130590', /pull request/u, /linked/u],
    ['a folder that is none of ours', 'gs://kubernetes-ci-logs/other/place', /neither/u, /logs\/<job>/u],
    ['a bucket', 'https://storage.googleapis.com/kubernetes-ci-logs/', /neither/u, /logs\/<job>/u],
    ['a pull folder of an unknown bucket', 'gs://some-bucket/pr-logs/pull/7', /neither/u, /logs\/<job>/u],
    ['an id that is no number', `gs://kubernetes-ci-logs/logs/${JOB}/12a`, /neither/u, /logs\/<job>/u],
    ['an id of 21 digits', `gs://kubernetes-ci-logs/logs/${JOB}/${'1'.repeat(21)}`, /neither/u, /logs\/<job>/u],
  ])('says of %s what to do instead', (...[, text, reason, instead]) => {
    expect(valueOf(text)).toEqual({
      code: 'reference/unusable',
      text,
      reason: expect.stringMatching(reason) as string,
      instead: expect.stringMatching(instead) as string,
    })
  })

  it.each([
    ['an unknown host', `https://example.com/view/gs/kubernetes-ci-logs/logs/${JOB}/${ID}`],
    ['a host that only begins like one of ours', `https://prow.k8s.io.evil.test/view/gs/b-b/logs/${JOB}/${ID}`],
    ['a user name', `https://me@prow.k8s.io/view/gs/kubernetes-ci-logs/logs/${JOB}/${ID}`],
    ['a user name without a scheme', `me@prow.k8s.io/view/gs/kubernetes-ci-logs/logs/${JOB}/${ID}`],
    ['a port', `https://prow.k8s.io:8443/view/gs/kubernetes-ci-logs/logs/${JOB}/${ID}`],
    ['a control character', `https://prow.k8s.io/view/gs/kubernetes-ci-logs/logs/${JOB}/${ID}\u0007`],
    ['an escaped control character', `https://prow.k8s.io/view/gs/kubernetes-ci-logs/logs/${JOB}/${ID}/a%00b`],
    ['a way out', `https://storage.googleapis.com/kubernetes-ci-logs/logs/${JOB}/${ID}/..%2f..%2fx`],
    ['a way out of gs', `gs://kubernetes-ci-logs/logs/${JOB}/../${ID}`],
    ['broken escapes', `https://prow.k8s.io/view/gs/kubernetes-ci-logs/logs/${JOB}/${ID}/%zz`],
    ['a bucket that cannot be', `gs://UPPER/logs/${JOB}/${ID}`],
    ['no address', 'it failed again'],
    ['nothing', ''],
    ['an absurd length', `gs://kubernetes-ci-logs/logs/${JOB}/${ID}/${'x'.repeat(8_000)}`],
  ])('refuses %s and names what is understood', (_, text) => {
    const shown = text.trim()
    expect(valueOf(text)).toEqual({
      code: 'reference/unknown',
      text: shown.length > 200 ? `${shown.slice(0, 199)}…` : shown,
      known: expect.arrayContaining([expect.stringContaining('prow.k8s.io/view/gs/')]) as string[],
    })
  })
})
