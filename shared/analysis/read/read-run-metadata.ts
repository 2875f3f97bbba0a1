import { documentFormat } from './document-format.ts'
import { readMetadata } from './metadata-claims.ts'
import { nodeAt } from './structured-document.ts'
import { repoMapClaims } from './repo-claims.ts'

/** `images.json` and `metadata.json` that cluster test harnesses write (kubetest, kubetest2, the e2e framework). */
export const runMetadataFormat = documentFormat({
  id: 'run-metadata',
  title: 'metadata of a cluster test run',
  artifact: /^(?:artifacts\/)?(?:images|metadata)\.json$/u,
  root: ['object'],
  read(document, root) {
    const { claims, hosts } = readMetadata(document, root, 'reported')
    return { claims: [...repoMapClaims(document, nodeAt(root, 'repos')), ...claims], hosts }
  },
})
