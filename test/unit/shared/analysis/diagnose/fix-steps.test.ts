import { expect, test } from 'vitest'
import { fixSteps } from '#shared/analysis/diagnose/fix-steps.ts'
import { rules } from '#shared/knowledge/rules/index.ts'

const stepsOf = (id: string) => fixSteps(rules.find(rule => rule.id === id))

test('a fix names component, version and branch, what it does, and its source', () => {
  expect(stepsOf('config/version-too-new-for-1x')).toEqual([
    'containerd 2.0.0 (branch 2.0) reads configurations of version 3: https://github.com/containerd/containerd/blob/release/2.0/docs/containerd-2.0.md',
  ])
})

test('a fix of scripts is a commit of their repository', () => {
  expect(stepsOf('shim/unsupported-version')[0]).toBe(
    'containerd/containerd commit 393ad5b11e (branch main) sets runtime_path in contrib/gce/configure.sh: https://github.com/containerd/containerd/pull/11489',
  )
})

test('without a rule, or a fix that is on record, there is no step', () => {
  expect([stepsOf('prow/timeout'), fixSteps(undefined)]).toEqual([[], []])
})
