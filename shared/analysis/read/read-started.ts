import { documentFormat } from './document-format.ts'
import { instantOfEpochSeconds } from './instant-of.ts'
import { readMetadata } from './metadata-claims.ts'
import { repoMapClaims } from './repo-claims.ts'
import { nodeAt, textAt } from './structured-document.ts'

/**
 * `started.json` of pod utilities, crier and bootstrap jobs
 * (GoogleCloudPlatform/testgrid metadata/job.go@3136f9373c; kubernetes-sigs/prow metadata-artifacts.md@a619408973).
 */
export const startedFormat = documentFormat({
  id: 'started-json',
  title: 'started.json of Prow',
  artifact: /^started\.json$/u,
  root: ['object'],
  read(document, root) {
    const startedAt = instantOfEpochSeconds(textAt(root, 'timestamp'))
    const metadata = nodeAt(root, 'metadata')
    const [own, free] = [readMetadata(document, root, 'requested'), readMetadata(document, metadata, 'requested')]
    return {
      facts: startedAt === undefined ? {} : { startedAt },
      claims: [
        ...repoMapClaims(document, nodeAt(root, 'repos')),
        ...repoMapClaims(document, nodeAt(metadata, 'repos')),
        ...own.claims,
        ...free.claims,
      ],
      hosts: [...own.hosts, ...free.hosts],
    }
  },
})
