import type { VersionClaim } from '../../model/version-claim.ts'
import { documentFormat } from './document-format.ts'
import { claimOf } from './field-claim.ts'
import { itemsAt, scalarAt, textAt, type DocumentNode } from './structured-document.ts'

/** Package name → component. Categories changed over the milestones, names did not. */
const PACKAGES: ReadonlyMap<string, string> = new Map([
  ['cni-plugins', 'cni-plugins'],
  ['containerd', 'containerd'],
  ['cri-tools', 'crictl'],
  ['docker', 'docker'],
  ['runc', 'runc'],
])

/**
 * `cos-package-info.json`: what a build of Container-Optimized OS holds, from `/etc` of the machine or as published for
 * the build (kubernetes/test-infra#31447). `buildTimePackages` only made the image and are not in it.
 */
export const cosPackagesFormat = documentFormat({
  id: 'cos-packages',
  title: 'package list of Container-Optimized OS',
  artifact: /(?:^|\/)cos-package-info\.json$/u,
  root: ['object'],
  read: (document, root, { host }) => ({
    claims: itemsAt(root, 'installedPackages').flatMap((item: DocumentNode): readonly VersionClaim[] => {
      const component = PACKAGES.get(textAt(item, 'name') ?? '')
      const field = scalarAt(item, 'version')
      if (component === undefined || field === undefined) return []
      return [claimOf(document, field, { component, role: 'bundled', ...(host === undefined ? {} : { host }) })]
    }),
  }),
})
