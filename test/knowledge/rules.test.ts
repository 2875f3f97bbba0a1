import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import semver from 'semver'
import { describe, expect, test } from 'vitest'
import { knowledgeLiterals, literalsIn, matchRules } from '#shared/analysis/knowledge-index.ts'
import { normaliseLine } from '#shared/base/text.ts'
import { isInRange, parseVersion } from '#shared/base/version.ts'
import { components } from '#shared/knowledge/components/index.ts'
import { rules } from '#shared/knowledge/rules/index.ts'
import type { Rule } from '#shared/knowledge/schema.ts'
import { compareListing, SAME_LISTING } from '../support/compare-listing.ts'
import { wrappings } from '../support/wrap-error.ts'

const FOLDER = 'shared/knowledge/rules'
const EXCERPTS = '../shared/corpus/excerpts'

/** Ids of the findings a raw line makes, in an artifact where every rule may speak. */
const idsOf = (line: string) => matchRules(normaliseLine(line), literalsIn(line), 'podinfo.json').map(({ id }) => id)
const hitsOf = (rule: Rule, line: string) =>
  matchRules(normaliseLine(line), literalsIn(line), 'podinfo.json').filter(hit => hit.rule.id === rule.id)

test('every rule file is listed', () => {
  const files = readdirSync(FOLDER).filter(name => name.endsWith('.rule.ts'))
  const listed = rules.map(({ id }) => `${id.replace('/', '-')}.rule.ts`)
  expect(compareListing(files, listed)).toEqual(SAME_LISTING)
})

test('ids are unique, and every suspect, implication and condition names a component we know', () => {
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length)
  const known = new Set([...components.map(({ id }) => id), 'job-image', 'repo:containerd/containerd'])
  const named = rules.flatMap(rule => [
    ...(rule.suspects ?? []),
    ...(rule.implies ?? []),
    ...(rule.kindWhen ?? []),
    ...(rule.affects ?? []),
    ...(rule.fixedIn ?? []),
  ])
  expect(named.map(({ component }) => component).filter(component => !known.has(component))).toEqual([])
})

test('the literals can be found in raw bytes in any escaping', () => {
  expect(
    knowledgeLiterals.filter(literal => !/^[\x20-\x7e]{4,}$/u.test(literal) || /["'\\&<>`]/u.test(literal)),
  ).toEqual([])
})

describe.each(rules.map(rule => [rule.id, rule] as const))('rule %s', (_, rule) => {
  test('is complete', () => {
    expect(rule.references.filter(reference => !reference.startsWith('https://'))).toEqual([])
    expect([rule.title.includes('\n'), rule.explain.length > 20, rule.nextSteps.length > 0]).toEqual([
      false,
      true,
      true,
    ])
    const groups = new Set(
      rule.signatures.flatMap(({ pattern }) => [...pattern.source.matchAll(/\(\?<(\w+)>/gu)].map(match => match[1])),
    )
    const used = [...(rule.identity ?? []), ...[...rule.title.matchAll(/\{(\w+)\}/gu)].map(match => match[1])]
    expect(used.filter(name => !groups.has(name))).toEqual([])
  })

  test('says which versions it concerns with ranges, versions and links that can be read', () => {
    const { affects = [], fixedIn = [] } = rule
    const unread = [
      ...affects.filter(({ range }) => semver.validRange(range) === null).map(({ range }) => range),
      ...fixedIn
        .filter(({ component, version }) => !component.startsWith('repo:') && parseVersion(version) === undefined)
        .map(({ version }) => version),
      ...[...affects, ...fixedIn].map(({ source }) => source).filter(source => !source.startsWith('https://')),
    ]
    expect(unread).toEqual([])
    for (const { component, version } of fixedIn)
      for (const { range } of affects.filter(affected => affected.component === component))
        expect(isInRange(version, range)).not.toBe(true)
  })

  test.each(rule.samples.map(sample => [sample]))('finds %s', sample => {
    const hits = hitsOf(rule, sample)
    expect(hits.map(hit => hit.rule.id)).toEqual([rule.id])
    expect(hits[0]?.title).not.toContain('(not stated)')
  })

  test('has a sample for each of its signatures, or one that any of them finds', () => {
    expect(
      rule.samples.every(sample =>
        rule.signatures.some(({ literal, pattern }) => sample.includes(literal) && pattern.test(normaliseLine(sample))),
      ),
    ).toBe(true)
  })

  test.each(rule.counterSamples.map(({ line, why }) => [line, why]))('does not find %s (%s)', line => {
    expect(hitsOf(rule, line)).toEqual([])
  })
})

const causes = rules.filter(rule => rule.wrapper !== true && !rule.samples.some(sample => sample.includes('\u001b')))

test('one cause in twenty wrappings is one finding', () => {
  expect(wrappings).toHaveLength(20)
  // Whole log lines and XML-hostile bytes are wrapped as well as bare errors: quoting must not change what they say.
  const differing = causes.flatMap(rule =>
    rule.samples.flatMap(sample => {
      const ids = idsOf(sample)
      return wrappings
        .filter(({ wrap }) => ids.some(id => !idsOf(wrap(sample)).includes(id)))
        .map(({ name }) => `${rule.id} in ${name}`)
    }),
  )
  expect(differing).toEqual([])
})

test('no number is cut: what stands beside its digits is none of them', () => {
  const patterns = rules.flatMap(rule => rule.signatures.map(({ pattern }) => pattern.source))
  const digitsBesideAnything = /\\d(?:\{[\d,]+\}|[+*])?\)\.(?![*+?{])|(?<!\\)\.\(\?<\w+>\\d/u
  expect(patterns.filter(source => digitsBesideAnything.test(source))).toEqual([])
  expect(idsOf('version GLIBC_2.34 not found (required by runc)')).toEqual(['binary/glibc-too-old:runc,2.34'])
  expect(idsOf("version `GLIBC_2.2.5' not found (required by ./a)")).toEqual(['binary/glibc-too-old:a,2.2.5'])
})

test('two causes in one wrapper text are two findings, and the wrapper is none', () => {
  const glibc = "version `GLIBC_2.34' not found (required by /usr/bin/containerd)"
  const line = `failed to create containerd task: failed to start shim: start failed: unsupported shim version (3): not implemented; ${glibc}`
  expect(idsOf(line)).toEqual(['shim/unsupported-version:3', 'binary/glibc-too-old:containerd,2.34'])
})

test('two values of one cause in one line are two findings', () => {
  const line = "version `GLIBC_2.32' not found (required by ./a) version `GLIBC_2.34' not found (required by ./a)"
  expect(idsOf(line)).toEqual(['binary/glibc-too-old:a,2.32', 'binary/glibc-too-old:a,2.34'])
})

test('of wrappers alone the innermost speaks', () => {
  expect(idsOf('failed to create containerd task: failed to start shim: something new')).toEqual(['shim/start-failed'])
})

test('a signature that asks for an artifact is silent elsewhere', () => {
  const line = '"reason":"OOMKilled"'
  expect(matchRules(line, literalsIn(line), 'artifacts/pods.json')).toEqual([])
  expect(matchRules(line, literalsIn(line))).toEqual([])
})

test('patterns never throw, whatever the line', () => {
  const all = knowledgeLiterals.map((_, index) => index)
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), text =>
      Array.isArray(matchRules(normaliseLine(text), all)),
    ),
    { numRuns: 50 },
  )
})

test('lines of 100 kB made of one signature or of its beginning are answered', () => {
  const all = knowledgeLiterals.map((_, index) => index)
  const pieces = [...knowledgeLiterals, ...rules.map(rule => rule.samples[0]), ' ', '"', '\\', 'a', '/a', '{"', '0.']
  for (const piece of pieces) matchRules(piece.repeat(Math.ceil(100_000 / piece.length)), all)
  expect(pieces.length).toBeGreaterThan(100)
}, 60_000)

/** What the excerpts of real artifacts show; a file that is not listed shows no rule. */
const EXPECTED: Readonly<Record<string, readonly string[]>> = {
  'bbolt-883-containerd-aborted.txt': ['runtime/service-ended:docker,1/FAILURE'],
  'coco-179-jenkins-prefixed-shim-task.txt': ['shim/task-create-failed'],
  'containerd-1.5.0-startup-journal.txt': ['config/version-deprecated'],
  'containerd-1.6.24-docker-compose-prefix.txt': ['config/version-deprecated'],
  'containerd-10437-leaked-shim-eks.txt': ['shim/disconnected', 'shim/leftover'],
  'containerd-10984-unsupported-shim-version-3.txt': ['shim/unsupported-version:3'],
  'containerd-11588-context-canceled-kind-2.0.txt': ['shim/task-create-failed'],
  'containerd-13763-bootstrap-protobuf-2.2-vs-2.3.txt': ['shim/protobuf-as-protocol'],
  'containerd-14121-kubelet-1.27-containerd-2.3.5.txt': [
    'cri/v1-unimplemented',
    'runtime/service-ended:kubelet,1/FAILURE',
  ],
  'containerd-3971-dead-shim-ctr-text-format.txt': ['shim/disconnected'],
  'containerd-5306-cri-config-invalid-1.5.txt': [
    'cri/plugin-not-loaded:invalid plugin config: `mirrors` cannot be set when `config_path` is provided',
  ],
  'containerd-6402-shim-exit.txt': ['shim/disconnected'],
  'containerd-9160-syslog-no-pid-ns-ipc.txt': ['shim/disconnected'],
  'containerd-cri-1590-systemd-cgroup-config.txt': [
    'cri/plugin-not-loaded:invalid plugin config: `systemd_cgroup` only works for runtime io.containerd.runtime.v1.linux',
  ],
  'containerd-cri-619-hyperkube-ppc64le.txt': ['cri/v1alpha2-unimplemented', 'runtime/service-ended:kubelet,1/FAILURE'],
  'discoblocks-105-cri-container-log-format.txt': ['cri/v1-unimplemented'],
  'flatcar-mantle-408-cri-v1-lts.txt': ['cri/v1-unimplemented'],
  'k3s-916-shim-executable-not-found.txt': ['shim/binary-missing:containerd-shim'],
  'k8s-118675-shim-disconnected.txt': ['shim/disconnected'],
  'k8s-126009-ginkgo-v2-oomkiller-evicted.txt': ['suite/waited-in-vain'],
  'k8s-130590-shim-v3-address-node-e2e.txt': ['shim/json-as-address:3'],
  'k8s-131164-crictl-fata-cri-v1.txt': ['cri/v1-unimplemented'],
  'k8s-139804-run-remote-error.txt': ['prow/process-failed'],
  'k8s-24814-mojibake-bullet-ginkgo-v1.txt': ['ginkgo/spec-failed', 'suite/waited-in-vain'],
  'k8s-24905-ginkgo-v1-time-prefixed-node-e2e.txt': ['suite/waited-in-vain'],
  'k8s-33189-setupnetwork-iptables-2016.txt': ['network/setup-failed'],
  'k8s-73189-v1alpha2-unimplemented.txt': ['cri/v1alpha2-unimplemented'],
  'kata-10109-dockerhub-429.txt': ['image/rate-limited'],
  'kata-1781-shim-ttrpc-socket-missing.txt': ['runtime/connection-lost'],
  'kata-3456-failed-to-create-shim-not-found.txt': ['shim/task-create-failed'],
  'kind-1599-hugetlb-cgroup.txt': ['cgroup/apply-failed'],
  'kubeadm-587-cni-config-uninitialized.txt': ['network/not-ready'],
  'moby-44300-pleg-not-healthy.txt': ['kubelet/pleg-unhealthy'],
  'moby-47550-shim-disconnected-centos7.txt': ['shim/disconnected'],
  'openshift-release-24356-entrypoint-timeout.txt': ['prow/process-failed', 'prow/timeout'],
  'rke2-6814-shim-disconnected-rhel8.txt': ['shim/disconnected'],
  'ros-k8s-22-cni-not-initialized.txt': ['network/not-ready'],
  'test-infra-13039-prow-cluster-cni-eagain.txt': ['network/setup-failed', 'resources/processes-exhausted'],
  'test-infra-29180-cgroupspath-node-e2e-build-log.txt': ['cgroup/driver-mismatch'],
}

if (!existsSync(EXCERPTS)) console.warn(`SKIPPED: no real excerpts at ${EXCERPTS}; their rules were not checked`)
test.skipIf(!existsSync(EXCERPTS))('the excerpts of real artifacts show the rules they should, and no others', () => {
  const found = Object.fromEntries(
    readdirSync(EXCERPTS)
      .map(name => {
        const lines = readFileSync(join(EXCERPTS, name), 'utf8').split('\n')
        return [
          name,
          [
            ...new Set(
              lines.flatMap(line => matchRules(normaliseLine(line), literalsIn(line), name).map(({ id }) => id)),
            ),
          ].sort(),
        ] as const
      })
      .filter(([, ids]) => ids.length > 0),
  )
  expect(found).toEqual(EXPECTED)
})

test('a long run of backslashes does not stall the normalisation that patterns rely on', () => {
  expect(normaliseLine('\\'.repeat(200_000)).length).toBeGreaterThan(0)
})
