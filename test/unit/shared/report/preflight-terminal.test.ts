import { expect, test } from 'vitest'
import { preflightJson } from '#shared/report/preflight-json.ts'
import { preflightText } from '#shared/report/preflight-terminal.ts'
import { parsePreflightDocument } from '#shared/saved/preflight.schema.ts'
import { valueOf } from '../../../support/open-temporary.ts'
import { checkTexts, envOf, imageConfig, INSTALLS } from '../../../support/preflight-files.ts'

const files = (key: string) => ({
  'image-config.yaml': imageConfig({ image_family: 'cos-121-lts', metadata: INSTALLS }, key),
  env: envOf('release-1.7'),
})
const preflight = valueOf(checkTexts(files('cos')))

test('a page: the break, what it rests on, what would avert it, what to do', () => {
  expect(preflightText(preflight, { colour: false, width: 80 })).toBe(`1 known break
job: 1 machine, as of 2025-11-01

1. Known break [medium confidence] containerd 1.7 would start the shim of the
               image cos-121-lts, which can be 2.0: then no pod starts
   on    cos
   A runtime without runtime_path has its shim looked up in the PATH of the
   service, which finds the shim of the OS image before the one the job
   installed. A daemon understands the answer of its own shim and of older ones,
   never of a newer one.
   unless configure.sh gives runc a runtime_path, which no file here shows
  + containerd 1.7 is installed: the newest build of this branch is installed
      env:2
          CONTAINERD_DEPLOY_PATH: 'k8s-staging-cri-tools/containerd/release-1.7'
  + cos-121-lts is one milestone of Container-Optimized OS, and resolves to the
    newest image of the day
      image-config.yaml:3
          image_family: 'cos-121-lts'
  + Container-Optimized OS 121 brings containerd and shim 2.0
      known from https://github.com/kubernetes/kubernetes/issues/130590
  + containerd 1.7: the daemon reads the JSON answer and refuses its version 3
      known from https://github.com/kubernetes/kubernetes/issues/130590
  next  Set runtime_path to the installed shim in the runtime section that
        configure.sh writes, as containerd#11489 does.
        Pin the image: image_family cos-117-lts has a shim that this daemon
        understands, supported until 2026-09.
  see   https://github.com/kubernetes/kubernetes/issues/130590
        https://github.com/containerd/containerd/pull/11489

Not known
  · the cgroup driver of the kubelet (cos)
  · the cgroup driver of the runtime (cos)
  · the version of Kubernetes (cos)
  · whether the runtime names its shim (runtime_path):
    /go/src/github.com/containerd/containerd/cluster/gce/configure.sh is not in
    this folder (cos)
`)
})

test('nothing from a file moves a cursor, and secrets are taken out', () => {
  const text = preflightText(valueOf(checkTexts(files('"x\\e[2J\\u202e ghp_0123456789abcdefghijklmnopqrstuvwxyz"'))))
  expect(text).not.toMatch(/[^\n\P{Cc}]|\p{Cf}|ghp_/u)
  expect(text).toContain('Secrets taken out: ')
})

test('the document is the published one, and the same for the same files', () => {
  const json = preflightJson(preflight)
  const { ok } = parsePreflightDocument(JSON.parse(json))
  expect([ok, preflightJson(valueOf(checkTexts(files('cos'))))]).toEqual([true, json])
})
