import type { EntityFact } from '../schema-entities.ts'
import { containerdFacts } from './containerd.ts'
import { crioFacts } from './cri-o.ts'
import { kubeletFacts } from './kubelet.ts'
import { systemFacts } from './system.ts'

/** All extractors. Where several know a line, each says what it knows. */
export const entityFacts: readonly EntityFact[] = [...containerdFacts, ...crioFacts, ...kubeletFacts, ...systemFacts]
