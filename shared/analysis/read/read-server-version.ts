import { documentFormat } from './document-format.ts'
import { claimOf } from './field-claim.ts'
import { scalarAt } from './structured-document.ts'

/** `serverversion.json`: the answer of the API server's `/version`. */
export const serverVersionFormat = documentFormat({
  id: 'server-version',
  title: 'version of the API server',
  artifact: /(?:^|\/)serverversion\.json$/u,
  root: ['object'],
  read(document, root) {
    const [git, go] = [scalarAt(root, 'gitVersion'), scalarAt(root, 'goVersion')]
    const path = 'kube-apiserver'
    return {
      claims: [
        ...(git === undefined ? [] : [claimOf(document, git, { component: 'kubernetes', role: 'running' })]),
        ...(go === undefined || !/^go\d/u.test(go.text)
          ? []
          : [claimOf(document, go, { component: 'go', role: 'reported', version: go.text.slice(2), path })]),
      ],
    }
  },
})
