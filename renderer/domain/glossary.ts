import { strings } from '../strings/index.ts'

const words = strings.glossary

/** A word of the window that not everybody knows. */
export interface GlossaryEntry {
  /** As it is written in the window. */
  readonly word: string
  /** One or two sentences. */
  readonly meaning: string
  /** Where that is laid down: an https address, or `OURS`. */
  readonly source: string
}

/** It is a word of this program. */
const OURS = 'this program'

/** Words with what they mean, by id. Facts about other software carry the document that states them. */
export const GLOSSARY = {
  baseline: { ...words.baseline, source: OURS },
  shim: { ...words.shim, source: 'https://github.com/containerd/containerd/blob/main/core/runtime/v2/README.md' },
  role: { ...words.role, source: OURS },
  requested: { ...words.requested, source: OURS },
  bundled: { ...words.bundled, source: OURS },
  installed: { ...words.installed, source: OURS },
  running: { ...words.running, source: OURS },
  effective: { ...words.effective, source: OURS },
  reported: { ...words.reported, source: OURS },
  'host-role': { ...words['host-role'], source: OURS },
  'os-image': { ...words['os-image'], source: 'https://cloud.google.com/compute/docs/images' },
  'image-family': {
    ...words['image-family'],
    source: 'https://cloud.google.com/compute/docs/images/image-families-best-practices',
  },
  skew: { ...words.skew, source: 'https://kubernetes.io/releases/version-skew-policy/' },
  divergence: { ...words.divergence, source: OURS },
  template: { ...words.template, source: OURS },
  cri: { ...words.cri, source: 'https://kubernetes.io/docs/concepts/containers/cri/' },
  sandbox: {
    ...words.sandbox,
    source: 'https://github.com/kubernetes/cri-api/blob/master/pkg/apis/runtime/v1/api.proto',
  },
  'cgroup-driver': {
    ...words['cgroup-driver'],
    source: 'https://kubernetes.io/docs/setup/production-environment/container-runtimes/#cgroup-drivers',
  },
  confidence: { ...words.confidence, source: OURS },
  partial: { ...words.partial, source: OURS },
  coverage: { ...words.coverage, source: OURS },
  integrity: { ...words.integrity, source: OURS },
} satisfies Readonly<Record<keyof typeof words, GlossaryEntry>>

export type TermId = keyof typeof GLOSSARY
