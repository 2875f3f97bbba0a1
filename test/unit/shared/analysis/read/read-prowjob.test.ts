import { describe, expect, it } from 'vitest'
import { claimLines, readArtifact, wrongEvidence } from '../../../../support/read-artifact.ts'

const KUBEKINS = 'gcr.io/k8s-staging-test-infra/kubekins-e2e:v20250219-6a5e0bf3a5-master'
const DIGEST = `sha256:${'ab'.repeat(32)}`
const JOB = JSON.stringify(
  {
    kind: 'ProwJob',
    metadata: { name: '89b090c9', labels: { 'prow.k8s.io/build-id': '1897236420431646720' } },
    spec: {
      type: 'periodic',
      job: 'ci-containerd-node-e2e-1-7',
      extra_refs: [
        {
          org: 'kubernetes',
          repo: 'kubernetes',
          base_ref: 'master',
          base_sha: 'e1fc73d2516e1fc73d2516e1fc73d2516e1fc73d',
        },
        {
          org: 'containerd',
          repo: 'containerd',
          base_ref: 'release/1.7',
          path_alias: 'github.com/containerd/containerd',
        },
      ],
      refs: {
        org: 'kubernetes',
        repo: 'test-infra',
        base_sha: 'ccbe590e686bc0920d64bd55d24af95e66cf49be',
        pulls: [{ number: 27600, author: 'dims', sha: '8a6e6fbfe958de6b89b98559ca0e59530865c636' }],
      },
      pod_spec: {
        initContainers: [{ image: 'busybox' }],
        containers: [
          { name: 'test', image: KUBEKINS },
          { name: 'second', image: `localhost:5000/tool:1.2@${DIGEST}` },
          { name: 'third', image: `tool@${DIGEST}` },
          { name: 'fourth', image: 'localhost:5000/tool' },
        ],
      },
      decoration_config: { utility_images: { clonerefs: 'gcr.io/k8s-prow/clonerefs:v20250301-aaaa', sidecar: '' } },
    },
    status: {
      startTime: '2025-03-05T11:00:00Z',
      completionTime: '2025-03-05T13:30:00.5+01:00',
      state: 'failure',
      build_id: '1897236420431646720',
    },
  },
  undefined,
  '\t',
)

describe('prowjob.json', () => {
  const reading = readArtifact('prowjob.json', JOB)

  it('gives the job, its run id as text, the result and the times', () => {
    expect(reading.facts).toEqual({
      job: 'ci-containerd-node-e2e-1-7',
      id: '1897236420431646720',
      result: 'failure',
      startedAt: Date.UTC(2025, 2, 5, 11) * 1000,
      finishedAt: Date.UTC(2025, 2, 5, 12, 30) * 1000 + 500_000,
    })
  })

  it('claims repositories and images as requested', () => {
    expect(claimLines(reading)).toEqual([
      'repo:kubernetes/test-infra requested ccbe590e686bc0920d64bd55d24af95e66cf49be',
      'repo:kubernetes/test-infra#27600 requested 8a6e6fbfe958de6b89b98559ca0e59530865c636',
      'repo:kubernetes/kubernetes requested e1fc73d2516e1fc73d2516e1fc73d2516e1fc73d',
      'job-image requested 20250219-6a5e0bf3a5-master',
      `job-image requested 1.2@${DIGEST}`,
      `job-image requested ${DIGEST}`,
      'prow-clonerefs requested 20250301-aaaa',
    ])
    expect(reading.claims?.find(claim => claim.component === 'job-image')).toMatchObject({
      raw: KUBEKINS,
      method: 'field',
    })
  })

  it('mentions every image, with the line that names it', () => {
    expect(reading.images?.map(image => image.reference)).toEqual([
      'busybox',
      KUBEKINS,
      `localhost:5000/tool:1.2@${DIGEST}`,
      `tool@${DIGEST}`,
      'localhost:5000/tool',
      'gcr.io/k8s-prow/clonerefs:v20250301-aaaa',
    ])
    expect(wrongEvidence(reading, JOB)).toEqual([])
  })

  it.each(['pending', 'triggered', 'scheduling'])('in state %s is pending', state => {
    expect(readArtifact('prowjob.json', `{"status":{"state":"${state}"}}`).facts).toEqual({ result: 'pending' })
  })

  it('keeps a run id that was written as a number exact', () => {
    expect(readArtifact('prowjob.json', '{"status":{"build_id":1897236420431646721}}').facts).toEqual({
      id: '1897236420431646721',
    })
  })

  it('with the wrong types everywhere says nothing', () => {
    expect(readArtifact('prowjob.json', '{"spec":[],"status":"x","metadata":7}')).toEqual({
      facts: {},
      claims: [],
      images: [],
    })
  })
})
