import type { EntityFact } from '../schema-entities.ts'

const SANDBOX = 'https://github.com/cri-o/cri-o/blob/v1.30.0/server/sandbox_run_linux.go'
const CREATE = 'https://github.com/cri-o/cri-o/blob/v1.30.0/server/container_create.go'
const POD = 'ed02b60a2ac9c5931a3b9b2aec8af649e6ba5afdeb5b73e3c770832b0e771fa0'

export const crioFacts = [
  {
    id: 'cri-o/sandbox-started',
    says: 'success',
    operation: 'sandbox-start',
    literal: 'Ran pod sandbox ',
    pattern:
      /Ran pod sandbox (?<sandbox>[0-9a-f]{64}) with infra container: (?<namespace>[^/\s"]{1,63})\/(?<name>[^/\s"]{1,253})\/POD/u,
    confidence: 'medium',
    source: SANDBOX,
    samples: [
      {
        line: `level=info msg="Ran pod sandbox ${POD} with infra container: ns-1/web-0/POD" id=1a2b name=/runtime.v1.RuntimeService/RunPodSandbox`,
        names: { sandbox: POD, namespace: 'ns-1', name: 'web-0' },
      },
    ],
    counterSamples: [{ line: 'level=info msg="Running pod sandbox: ns-1/web-0/POD" id=1a2b', why: 'the request' }],
  },
  {
    id: 'cri-o/container-created',
    says: 'success',
    operation: 'container-create',
    literal: 'Created container ',
    pattern:
      /Created container (?<container>[0-9a-f]{64}): (?<namespace>[^/\s"]{1,63})\/(?<name>[^/\s"]{1,253})\/(?<containerName>[^/\s"]{1,63})/u,
    confidence: 'medium',
    source: CREATE,
    samples: [
      {
        line: `level=info msg="Created container ${POD}: ns-1/web-0/app" id=1a2b name=/runtime.v1.RuntimeService/CreateContainer`,
        names: { container: POD, namespace: 'ns-1', name: 'web-0', containerName: 'app' },
      },
    ],
    counterSamples: [{ line: 'Created container app', why: 'an event, which names no id' }],
  },
] as const satisfies readonly EntityFact[]
