import type { EntityFact } from '../schema-entities.ts'

const SERVICE = 'https://github.com/containerd/containerd/blob/v1.7.0/pkg/cri/instrument/instrumented_service.go'
const SHIM = 'https://github.com/containerd/containerd/blob/v2.0.0/core/runtime/v2/shim.go'
const POD = 'ed02b60a2ac9c5931a3b9b2aec8af649e6ba5afdeb5b73e3c770832b0e771fa0'
const CONTAINER = '9eb03fbe593db76d4ab5ab3b9c8c1e88f424cee0e319cc56ab87ea1321ba46f9'
const UID = '27cfa381-df83-4039-ad88-63175e51243c'

export const containerdFacts = [
  {
    id: 'containerd/sandbox-started',
    says: 'success',
    operation: 'sandbox-start',
    literal: 'returns sandbox id',
    pattern:
      /PodSandboxMetadata\{Name:(?<name>[^,]{1,253}),Uid:(?<uid>[0-9a-f-]{32,36}),Namespace:(?<namespace>[^,]{1,63}),Attempt:\d{1,9},\} returns sandbox id "(?<sandbox>[0-9a-f]{12,64})"/u,
    confidence: 'high',
    source: SERVICE,
    samples: [
      {
        line: `level=info msg="RunPodSandbox for &PodSandboxMetadata{Name:web-0,Uid:${UID},Namespace:ns-1,Attempt:0,} returns sandbox id \\"${POD}\\""`,
        names: { name: 'web-0', uid: UID, namespace: 'ns-1', sandbox: POD },
      },
      {
        line: `msg="RunPodSandbox for &PodSandboxMetadata{Name:etcd,Uid:0123456789abcdef0123456789abcdef,Namespace:kube-system,Attempt:12,} returns sandbox id \\"${POD}\\""`,
        names: { name: 'etcd', uid: '0123456789abcdef0123456789abcdef', namespace: 'kube-system', sandbox: POD },
      },
    ],
    counterSamples: [
      {
        line: `RunPodSandbox for &PodSandboxMetadata{Name:web-0,Uid:${UID},Namespace:ns-1,Attempt:0,}`,
        why: 'the request',
      },
      { line: `returns sandbox id "${POD}"`, why: 'names no pod' },
    ],
  },
  {
    id: 'containerd/sandbox-asked-for',
    says: 'tie',
    literal: 'andbox for &PodSandboxMetadata{',
    pattern:
      /RunPod[Ss]andbox for &PodSandboxMetadata\{Name:(?<name>[^,]{1,253}),Uid:(?<uid>[0-9a-f-]{32,36}),Namespace:(?<namespace>[^,]{1,63}),Attempt:\d{1,9},\}(?! returns)/u,
    confidence: 'high',
    source: SERVICE,
    samples: [
      {
        line: `level=info msg="RunPodSandbox for &PodSandboxMetadata{Name:web-0,Uid:${UID},Namespace:ns-1,Attempt:0,}"`,
        names: { name: 'web-0', uid: UID, namespace: 'ns-1' },
      },
      {
        line: `level=info msg="RunPodsandbox for &PodSandboxMetadata{Name:web-0,Uid:${UID},Namespace:ns-1,Attempt:1,}"`,
        names: { name: 'web-0', uid: UID, namespace: 'ns-1' },
      },
    ],
    counterSamples: [
      {
        line: `RunPodSandbox for &PodSandboxMetadata{Name:web-0,Uid:${UID},Namespace:ns-1,Attempt:0,} returns sandbox id "${POD}"`,
        why: 'the answer',
      },
    ],
  },
  {
    id: 'containerd/sandbox-failed',
    says: 'failure',
    operation: 'sandbox-start',
    literal: '&PodSandboxMetadata{',
    isReadAnyway: true,
    pattern:
      /RunPod[Ss]andbox for &PodSandboxMetadata\{Name:(?<name>[^,]{1,253}),Uid:(?<uid>[0-9a-f-]{32,36}),Namespace:(?<namespace>[^,]{1,63}),Attempt:\d{1,9},\} failed/u,
    confidence: 'high',
    source: SERVICE,
    samples: [
      {
        line: `level=error msg="RunPodSandbox for &PodSandboxMetadata{Name:web-0,Uid:${UID},Namespace:ns-1,Attempt:0,} failed, error" error="failed to create containerd task: failed to start shim"`,
        names: { name: 'web-0', uid: UID, namespace: 'ns-1' },
      },
    ],
    counterSamples: [
      {
        line: `RunPodSandbox for &PodSandboxMetadata{Name:web-0,Uid:${UID},Namespace:ns-1,Attempt:0,}`,
        why: 'the request',
      },
    ],
  },
  {
    id: 'containerd/container-created',
    says: 'success',
    operation: 'container-create',
    literal: 'returns container id',
    pattern:
      /CreateContainer within sandbox "(?<sandbox>[0-9a-f]{12,64})" for (?:container )?&ContainerMetadata\{Name:(?<containerName>[^,]{1,63}),Attempt:\d{1,9},\} returns container id "(?<container>[0-9a-f]{12,64})"/u,
    confidence: 'high',
    source: SERVICE,
    samples: [
      {
        line: `level=info msg="CreateContainer within sandbox \\"${POD}\\" for &ContainerMetadata{Name:app,Attempt:0,} returns container id \\"${CONTAINER}\\""`,
        names: { sandbox: POD, containerName: 'app', container: CONTAINER },
      },
    ],
    counterSamples: [
      {
        line: `CreateContainer within sandbox "${POD}" for container &ContainerMetadata{Name:app,Attempt:0,}`,
        why: 'the request',
      },
    ],
  },
  {
    id: 'containerd/container-create-failed',
    says: 'failure',
    operation: 'container-create',
    literal: 'CreateContainer within sandbox',
    isReadAnyway: true,
    pattern:
      /CreateContainer within sandbox "(?<sandbox>[0-9a-f]{12,64})" for (?:container )?&ContainerMetadata\{Name:(?<containerName>[^,]{1,63}),Attempt:\d{1,9},\} failed/u,
    confidence: 'high',
    source: SERVICE,
    samples: [
      {
        line: `level=error msg="CreateContainer within sandbox \\"${POD}\\" for &ContainerMetadata{Name:app,Attempt:0,} failed" error="no space left on device"`,
        names: { sandbox: POD, containerName: 'app' },
      },
    ],
    counterSamples: [
      {
        line: `CreateContainer within sandbox "${POD}" for container &ContainerMetadata{Name:app,Attempt:0,}`,
        why: 'the request',
      },
    ],
  },
  {
    id: 'containerd/container-started',
    says: 'success',
    operation: 'container-start',
    literal: 'StartContainer for',
    pattern: /StartContainer for "(?<container>[0-9a-f]{12,64})" returns successfully/u,
    confidence: 'high',
    source: SERVICE,
    samples: [
      {
        line: `level=info msg="StartContainer for \\"${CONTAINER}\\" returns successfully"`,
        names: { container: CONTAINER },
      },
    ],
    counterSamples: [{ line: `level=info msg="StartContainer for \\"${CONTAINER}\\""`, why: 'only asked for' }],
  },
  {
    id: 'containerd/container-start-failed',
    says: 'failure',
    operation: 'container-start',
    literal: 'StartContainer for',
    isReadAnyway: true,
    pattern: /StartContainer for "(?<container>[0-9a-f]{12,64})" failed/u,
    confidence: 'high',
    source: SERVICE,
    samples: [
      {
        line: `level=error msg="StartContainer for \\"${CONTAINER}\\" failed" error="failed to create containerd task"`,
        names: { container: CONTAINER },
      },
    ],
    counterSamples: [{ line: `StartContainer for "${CONTAINER}" returns successfully`, why: 'it did not fail' }],
  },
  {
    id: 'containerd/image-pulled',
    says: 'success',
    operation: 'image-pull',
    literal: 'returns image reference',
    pattern: /PullImage "(?<image>[^"\s]{1,500})" returns image reference/u,
    confidence: 'high',
    source: SERVICE,
    samples: [
      {
        line: 'level=info msg="PullImage \\"k8s.gcr.io/pause:3.4.1\\" returns image reference \\"sha256:0f8457a4c2ec\\""',
        names: { image: 'k8s.gcr.io/pause:3.4.1' },
      },
    ],
    counterSamples: [{ line: 'level=info msg="PullImage \\"k8s.gcr.io/pause:3.4.1\\""', why: 'the request' }],
  },
  {
    id: 'containerd/image-pull-failed',
    says: 'failure',
    operation: 'image-pull',
    literal: 'PullImage',
    isReadAnyway: true,
    pattern: /PullImage "(?<image>[^"\s]{1,500})" failed/u,
    confidence: 'high',
    source: SERVICE,
    samples: [
      {
        line: 'level=error msg="PullImage \\"registry.k8s.io/pause:3.8\\" failed" error="failed to pull and unpack image"',
        names: { image: 'registry.k8s.io/pause:3.8' },
      },
    ],
    counterSamples: [{ line: 'PullImage "a" returns image reference "b"', why: 'it did not fail' }],
  },
  {
    id: 'containerd/sandbox-stopped',
    says: 'success',
    operation: 'sandbox-stop',
    literal: 'StopPodSandbox for',
    pattern: /StopPodSandbox for "(?<sandbox>[0-9a-f]{12,64})" returns successfully/u,
    confidence: 'high',
    source: SERVICE,
    samples: [
      { line: `level=info msg="StopPodSandbox for \\"${POD}\\" returns successfully"`, names: { sandbox: POD } },
    ],
    counterSamples: [{ line: `level=info msg="StopPodSandbox for \\"${POD}\\""`, why: 'the request' }],
  },
  {
    id: 'containerd/sandbox-stop-failed',
    says: 'failure',
    operation: 'sandbox-stop',
    literal: 'StopPodSandbox for',
    isReadAnyway: true,
    pattern: /StopPodSandbox for "(?<sandbox>[0-9a-f]{12,64})" failed/u,
    confidence: 'high',
    source: SERVICE,
    samples: [
      {
        line: `level=error msg="StopPodSandbox for \\"${POD}\\" failed" error="failed to destroy network for sandbox"`,
        names: { sandbox: POD },
      },
    ],
    counterSamples: [{ line: `StopPodSandbox for "${POD}" returns successfully`, why: 'it did not fail' }],
  },
  {
    id: 'containerd/shim-connected',
    says: 'tie',
    literal: 'connecting to shim',
    pattern:
      /connecting to shim (?<id>[0-9a-f]{12,64})" address="unix:\/\/\/run\/containerd\/s\/(?<shim>[0-9a-f]{32,64})"/u,
    confidence: 'high',
    source: SHIM,
    samples: [
      {
        line: `level=info msg="connecting to shim ${POD}" address="unix:///run/containerd/s/${CONTAINER}" namespace=k8s.io protocol=ttrpc version=3`,
        names: { id: POD, shim: CONTAINER },
      },
    ],
    counterSamples: [
      {
        line: `level=warning msg="cleaning up after shim disconnected" id=${POD}`,
        why: 'names one id and nothing else',
      },
    ],
  },
] as const satisfies readonly EntityFact[]
