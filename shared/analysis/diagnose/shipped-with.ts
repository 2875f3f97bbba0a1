/**
 * Components that are built and packaged together with another: an OS image that bundles the second bundles the first
 * in the same version (containerd: Makefile `COMMANDS`, one release archive holds daemon and shim).
 */
export const shippedWith: Readonly<Record<string, string>> = {
  'containerd-shim-runc-v2': 'containerd',
}

/** The component whose bundled version tells the version of `component` in an OS image. */
export function bundleOf(component: string): string {
  return Object.hasOwn(shippedWith, component) ? (shippedWith[component] ?? component) : component
}
