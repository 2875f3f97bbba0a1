import { expect, test } from 'vitest'
import { compilePattern } from '#shared/analysis/compile-pattern.ts'
import { artifactPattern } from '#shared/analysis/own-rules/artifact-pattern.ts'

const matches = (text: string, name: string) => compilePattern({ re2: artifactPattern(text) }).test(name)

test.each([
  ['containerd.log', 'containerd.log', true],
  ['containerd.log', 'artifacts/n1/containerd.log', true],
  ['containerd.log', 'artifacts/n1/containerd-log', false],
  ['containerd.log', 'artifacts/n1/my-containerd.log', false],
  ['artifacts/*/kubelet.log', 'artifacts/n1/kubelet.log', true],
  ['artifacts/*/kubelet.log', 'artifacts/n1/more/kubelet.log', false],
  ['artifacts/**/kubelet.log', 'artifacts/n1/more/kubelet.log', true],
  ['artifacts/**', 'artifacts/n1/more/kubelet.log', true],
  ['junit_??.xml', 'artifacts/junit_01.xml', true],
  ['a+b(c).log', 'a+b(c).log', true],
  ['^artifacts/(n1|n2)/', 'artifacts/n2/x', true],
  ['^artifacts/(n1|n2)/', 'artifacts/n3/x', false],
])('%s and %s: %s', (text, name, expected) => {
  expect(matches(text, name)).toBe(expected)
})
