import type { Instant } from '../../base/time.ts'
import { preflightKnowledge } from '../../knowledge/preflight/index.ts'
import { releases } from '../../knowledge/releases/index.ts'
import type { CosMilestone, FloatingFamily } from '../../knowledge/schema-preflight.ts'
import type { ConfigFact } from '../../model/preflight.ts'
import { identifyImage, knownBundles } from '../match-images.ts'
import { hasEnded } from './ends.ts'

/** A containerd that an image brings, and with it the shim of the same version. */
export interface BundledSpan {
  /** Version or semver range. */
  readonly version: string
  /** Where that is on record: `Container-Optimized OS 121`, `cos-beta-121-18867-0-24`. */
  readonly of: string
  readonly source: string
  /** 0 = on record; 1 = inferred from other builds of the milestone; 2 = no image has it yet. */
  readonly doubts: 0 | 1 | 2
}

/** What an image, or a name that resolves to one, can bring. */
export interface ImageContents {
  /** The fact it is read from. */
  readonly fact: ConfigFact
  /** Every containerd it can hold as far as that is on record; empty = not on record. */
  readonly bundled: readonly BundledSpan[]
  readonly family?: FloatingFamily
  /** The one milestone it stays in. */
  readonly milestone?: CosMilestone
  /** The mode that it starts with. */
  readonly cgroup?: { readonly mode: 'v1' | 'v2'; readonly source: string }
}

/** Undefined where no name is given, or one that nothing is known about. */
export function readImageContents(facts: readonly ConfigFact[], asOf: Instant): ImageContents | undefined {
  const image = facts.find(({ kind }) => kind === 'image')
  if (image !== undefined) return readNamedImage(image)
  const family = facts.find(({ kind }) => kind === 'image-family')
  return family === undefined ? undefined : readFamily(family, asOf)
}

function readNamedImage(fact: ConfigFact): ImageContents | undefined {
  const name = fact.value.slice(fact.value.lastIndexOf('/') + 1)
  const identified = identifyImage(name)
  const bundle = knownBundles(name).find(({ component }) => component === 'containerd')
  const milestone =
    identified?.family === 'cos' ? releases.cos.find(one => one.milestone === identified.milestone) : undefined
  if (bundle !== undefined) {
    const bundled = [{ version: bundle.version, of: name, source: bundle.source, doubts: 0 as const }]
    return { fact, bundled, ...ofMilestone(milestone) }
  }
  // Builds between those on record: the range of the milestone is what they can hold, and is not read from them.
  return milestone === undefined
    ? undefined
    : { fact, bundled: [{ ...spanOf(milestone), doubts: 1 }], ...ofMilestone(milestone) }
}

function readFamily(fact: ConfigFact, asOf: Instant): ImageContents | undefined {
  for (const family of preflightKnowledge.families) {
    const match = family.name.exec(fact.value)
    if (match === null) continue
    if (family.moves === 'any-milestone') return { fact, family, bundled: openMilestones(asOf).map(spanOf) }
    const milestone = releases.cos.find(one => one.milestone === match.groups?.['milestone'])
    if (milestone !== undefined) return { fact, family, bundled: [spanOf(milestone)], ...ofMilestone(milestone) }
    const { containerd, cgroup, source, title } = family
    const bundled = containerd === undefined ? [] : [{ version: containerd, of: title, source, doubts: 0 as const }]
    return { fact, family, bundled, ...(cgroup === undefined ? {} : { cgroup }) }
  }
  return undefined
}

/** A channel does not go back to a milestone whose support has ended. */
function openMilestones(asOf: Instant): readonly CosMilestone[] {
  return releases.cos.filter(({ end }) => end === undefined || !hasEnded(end, asOf))
}

function spanOf({ milestone, containerd, source, derived }: CosMilestone): BundledSpan {
  return { version: containerd, of: `Container-Optimized OS ${milestone}`, source, doubts: derived === true ? 1 : 0 }
}

function ofMilestone(milestone: CosMilestone | undefined): Pick<ImageContents, 'milestone' | 'cgroup'> {
  return milestone === undefined
    ? {}
    : { milestone, cgroup: { mode: milestone.cgroup, source: releases.cosSources.cgroup } }
}
