import type { EntityFact } from '../schema-entities.ts'

const CGROUP = 'https://github.com/kubernetes/kubernetes/blob/v1.30.0/pkg/kubelet/cm/cgroup_manager_linux.go'
const UNIT = 'https://github.com/systemd/systemd/blob/v252/src/core/unit.c'
const ID = 'df5d05206e91b1b89dc3814dfe55ce65766337b3a9f99efe27de4468f35b7b7a'

export const systemFacts = [
  {
    id: 'kernel/cgroup-path',
    says: 'tie',
    literal: 'kubepods',
    pattern:
      /kubepods\S{0,80}?pod(?<uid>[0-9a-f]{8}(?:[-_][0-9a-f]{4}){3}[-_][0-9a-f]{12}|[0-9a-f]{32})(?:\.slice)?\/(?:cri-containerd-|crio-|docker-)?(?<id>[0-9a-f]{64})/u,
    confidence: 'high',
    source: CGROUP,
    samples: [
      {
        line: `oom-kill:constraint=CONSTRAINT_MEMCG,task_memcg=/kubepods.slice/kubepods-burstable.slice/kubepods-burstable-pod27cfa381_df83_4039_ad88_63175e51243c.slice/cri-containerd-${ID}.scope,task=stress`,
        names: { uid: '27cfa381_df83_4039_ad88_63175e51243c', id: ID },
      },
      {
        line: `err="partial failures: [\\"/kubelet/kubepods/besteffort/pod27cfa381-df83-4039-ad88-63175e51243c/${ID}\\": x"`,
        names: { uid: '27cfa381-df83-4039-ad88-63175e51243c', id: ID },
      },
    ],
    counterSamples: [
      {
        line: 'Created slice kubepods-besteffort-pod27cfa381_df83_4039_ad88_63175e51243c.slice',
        why: 'names one id and nothing else',
      },
    ],
  },
  {
    id: 'systemd/unit-started',
    says: 'success',
    operation: 'unit-start',
    literal: ' Started ',
    pattern: / Started (?<unit>[\w@:.\\-]{1,200}\.(?:service|socket|mount))(?: - |\.?$)/u,
    confidence: 'high',
    source: UNIT,
    samples: [
      {
        line: 'Mar 05 11:20:01 host systemd[1]: Started containerd.service - containerd container runtime.',
        names: { unit: 'containerd.service' },
      },
      { line: '[  OK  ] Started kubelet.service - kubelet.', names: { unit: 'kubelet.service' } },
      { line: 'host systemd[1]: Started kubelet-20250305.service.', names: { unit: 'kubelet-20250305.service' } },
    ],
    counterSamples: [
      { line: 'host systemd[1]: Started containerd container runtime.', why: 'a description, which names no unit' },
      { line: 'host systemd[1]: Started Session 3 of user root.', why: 'a session' },
    ],
  },
  {
    id: 'systemd/unit-failed',
    says: 'failure',
    operation: 'unit-start',
    literal: 'Failed with result',
    pattern: /(?<unit>[\w@:.\\-]{1,200}\.(?:service|socket|mount)): Failed with result '[^']{1,40}'/u,
    confidence: 'high',
    source: UNIT,
    samples: [
      {
        line: "Mar 05 11:20:01 host systemd[1]: containerd.service: Failed with result 'exit-code'.",
        names: { unit: 'containerd.service' },
      },
    ],
    counterSamples: [{ line: "Failed with result 'exit-code'.", why: 'of no unit' }],
  },
  {
    id: 'systemd/unit-not-started',
    says: 'failure',
    operation: 'unit-start',
    literal: 'Failed to start ',
    pattern: /Failed to start (?<unit>[\w@:.\\-]{1,200}\.(?:service|socket|mount))(?: - |\.?$)/u,
    confidence: 'high',
    source: UNIT,
    samples: [
      {
        line: 'host systemd[1]: Failed to start containerd.service - containerd container runtime.',
        names: { unit: 'containerd.service' },
      },
    ],
    counterSamples: [{ line: 'Failed to start containerd container runtime.', why: 'a description' }],
  },
  {
    id: 'systemd/unit-ended',
    says: 'failure',
    operation: 'unit-start',
    literal: 'Main process exited',
    isReadAnyway: true,
    pattern: /(?<unit>[\w@:.\\-]{1,200}\.(?:service|socket|mount)): Main process exited, code=exited, status=[1-9]/u,
    confidence: 'high',
    source: UNIT,
    samples: [
      {
        line: 'host systemd[1]: containerd.service: Main process exited, code=exited, status=1/FAILURE',
        names: { unit: 'containerd.service' },
      },
    ],
    counterSamples: [
      { line: 'containerd.service: Main process exited, code=exited, status=0/SUCCESS', why: 'no failure' },
    ],
  },
] as const satisfies readonly EntityFact[]
