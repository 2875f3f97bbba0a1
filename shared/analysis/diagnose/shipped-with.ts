/**
 * Components that are built and packaged together with another: an OS image that bundles the second bundles the first
 * in the same version (containerd: Makefile `COMMANDS`, one release archive holds daemon and shim).
 */
const shippedWith: Readonly<Record<string, string>> = {
  'containerd-shim-runc-v2': 'containerd',
}

/** Settings and parts that change with what they are of: built from one source, or a default of one program. */
const partOf: Readonly<Record<string, string>> = {
  'containerd-cgroup-driver': 'containerd',
  'containerd-shim-runc-v2': 'containerd',
  ctr: 'containerd',
  'kubelet-cgroup-driver': 'kubelet',
  kubernetes: 'kubelet',
}

/** Components that an OS image brings where nothing installs them beside it; the kernel is never installed beside it. */
export const broughtByImage: ReadonlySet<string> = new Set([
  'containerd',
  'containerd-cgroup-driver',
  'containerd-shim-runc-v2',
  'cni-plugins',
  'cri-o',
  'docker',
  'kernel',
  'runc',
])

/** Kubernetes is released as a whole: what its version says of the kubelet holds for both. */
const releasedWith: Readonly<Record<string, string>> = { kubernetes: 'kubelet' }

/** The component whose version is also that of `component`; itself otherwise. */
export function releaseOf(component: string): string {
  return Object.hasOwn(releasedWith, component) ? (releasedWith[component] ?? component) : component
}

/** The component whose bundled version tells the version of `component` in an OS image. */
export function bundleOf(component: string): string {
  return Object.hasOwn(shippedWith, component) ? (shippedWith[component] ?? component) : component
}

/** What a component is a part or a setting of; itself otherwise. */
export function wholeOf(component: string): string {
  return Object.hasOwn(partOf, component) ? (partOf[component] ?? component) : component
}
