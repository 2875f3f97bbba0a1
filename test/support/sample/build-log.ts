import { clockText } from './clock-text.ts'
import { ginkgoOutput } from './test-logs.ts'
import type { Scene } from './spec.ts'

const BANNER_OPEN = '>'.repeat(78)
const BANNER_CLOSE = '<'.repeat(78)

/**
 * The Prow pod's output: bootstrap and runner lines as they come, then the host's whole output as one block when the
 * host has finished, then the entrypoint's own lines as JSON. The block is older than the lines above it.
 */
export function buildLog(scene: Scene): string {
  return `${[...runnerLines(scene), ...hostBlock(scene), ...closing(scene)].join('\n')}\n`
}

function klog(at: number, source: string, message: string): string {
  return `I${clockText.klog(at)}    4242 ${source}] ${message}`
}

function runnerLines(scene: Scene): readonly string[] {
  const { spec, times, host } = scene
  const { image } = spec
  const metadata = 'map[containerd-configure-sh:#!/bin/bash (script of 512 lines) containerd-env:CONTAINERD_TEST: \'true\' gci-update-strategy:update_disabled user-data:#cloud-config]'
  return [
    'Activated service account credentials for: [prow-build@k8s-infra-prow-build.iam.gserviceaccount.com]',
    'fatal: not a git repository (or any of the parent directories): .git',
    '+ WRAPPED_COMMAND_PID=17',
    '+ wait 17',
    "+ /workspace/scenarios/kubernetes_e2e.py --deployment=node --gcp-zone=us-central1-b '--node-test-args=--container-runtime-endpoint=unix:///run/containerd/containerd.sock --container-runtime-process-name=/home/containerd/usr/local/bin/containerd --container-runtime-pid-file= --kubelet-flags=\"--cgroup-driver=systemd --cgroups-per-qos=true --cgroup-root=/\"' --node-tests=true --provider=gce '--test_args=--nodes=8 --focus=\"\\[NodeConformance\\]\" --skip=\"\\[Flaky\\]|\\[Serial\\]\"' --timeout=65m",
    'go version go1.24.0 linux/amd64',
    `+++ [${clockText.klog(times.start + 61_000).slice(0, 13)}] Building go targets for linux/amd64`,
    '    k8s.io/kubernetes/test/e2e_node/runner/remote (non-static)',
    klog(times.created - 4_000, 'run_remote.go:122', 'Using image config jobs/e2e_node/containerd/containerd-release-' + spec.branch + '/image-config.yaml'),
    klog(times.created - 1_200, 'gce_runner.go:252', `Initializing e2e tests using image ${image.shortName}/${image.project}/${image.name}.`),
    klog(times.created - 1_000, 'gce_runner.go:378', `Creating instance {image:${image.name} imageDesc:${image.shortName} kernelArguments:[] project:${image.project} resources:{Accelerators:[]} metadata:${metadata} machine:n1-standard-2} with service account "default"`),
    klog(times.created, 'gce_runner.go:431', `Running gcloud with parameters : []string{"compute", "instances", "create", "${host}", "--image=${image.name}", "--image-project=${image.project}", "--zone=us-central1-b"}`),
    klog(times.created + 62_000, 'gce_runner.go:489', `Instance ${host} is running aleady, waiting for the runtime`),
    klog(times.tests - 9_000, 'remote.go:76', 'Staging test binaries on "' + host + '"'),
    klog(times.tests - 5_000, 'node_e2e.go:207', `Starting tests on "${host}"`),
    klog(times.tests - 4_900, 'ssh.go:120', `Running the command ssh, with args: [-o UserKnownHostsFile=/dev/null -o IdentitiesOnly=yes -o StrictHostKeyChecking=no -i /workspace/.ssh/google_compute_engine core@${host} -- sudo sh -c 'cd /tmp/node-e2e-20250305T112607 && timeout -k 30s 3900s ./ginkgo --nodes=8 -focus="\\[NodeConformance\\]" -skip="\\[Flaky\\]|\\[Serial\\]" ./e2e_node.test -- --system-spec-name= --system-spec-file= --extra-envs= --runtime-config= --v 4 --report-dir=/tmp/node-e2e-20250305T112607/results --report-prefix=${image.shortName} --image-description="${image.shortName}" --kubelet-flags="--cgroup-driver=systemd" --container-runtime-endpoint=unix:///run/containerd/containerd.sock']`),
    klog(scene.times.testsEnd + 14_000, 'node_e2e.go:260', `Copying test artifacts from "${host}"`),
  ]
}

function hostBlock(scene: Scene): readonly string[] {
  const verdict = scene.spec.outcome === 'good' ? 'Success' : 'Failure'
  return [
    '',
    BANNER_OPEN,
    `${'>'.repeat(30)}      START TEST      ${'>'.repeat(26)}`,
    `Start Test Suite on Host ${scene.host}`,
    '',
    ginkgoOutput(scene),
    `${verdict} Finished Test Suite on Host ${scene.host}. Refer to artifacts directory for ginkgo log for this host.`,
    ...(verdict === 'Success' ? [] : ['command [ssh -o UserKnownHostsFile=/dev/null] failed with error: exit status 1']),
    `${'<'.repeat(30)}      FINISH TEST      ${'<'.repeat(25)}`,
    BANNER_CLOSE,
    '',
  ]
}

/** The runner's last words and the entrypoint's own line (prow: pkg/entrypoint/run.go). */
function closing(scene: Scene): readonly string[] {
  if (scene.spec.outcome === 'good') return []
  return [
    'Failure: 1 errors encountered.',
    'exit status 1',
    'make: *** [Makefile:246: test-e2e-node] Error 1',
    `{"component":"entrypoint","error":"wrapped process failed: exit status 1","file":"sigs.k8s.io/prow/pkg/entrypoint/run.go:84","func":"sigs.k8s.io/prow/pkg/entrypoint.Options.internalRun","level":"error","msg":"Error executing test process","severity":"error","time":"${clockText.seconds(scene.times.end - 6_000)}"}`,
  ]
}
