import { encodeUtf8 } from '#shared/base/bytes.ts'
import { err, ok, type Result } from '#shared/base/result.ts'
import { YAML_WHOLE_BYTES } from '#shared/analysis/read/limits.ts'
import { textAt } from '#shared/analysis/read/structured-document.ts'
import { parseYamlDocument } from '#shared/analysis/read/yaml-document.ts'

/**
 * The address of a run that its ProwJob states (`status.url`; kubernetes-sigs/prow pkg/apis/prowjobs/v1/types.go). The
 * text is YAML as deck shows it, and read like an artifact: no tag is obeyed, no alias copied, depth and size bounded.
 */
export function readProwJobAddress(
  yaml: string,
  { host, uuid }: { readonly host: string; readonly uuid: string },
): Result<string> {
  const what = `ProwJob ${uuid}`
  const bytes = encodeUtf8(yaml)
  if (bytes.length > YAML_WHOLE_BYTES)
    return err({ code: 'fetch/malformed', host, what, reason: 'it is far too large' })
  const [root] = parseYamlDocument(what, bytes).roots
  if (root?.kind !== 'object') return err({ code: 'fetch/malformed', host, what, reason: 'it is no YAML object' })
  const address = textAt(root, 'status', 'url')
  if (address !== undefined) return ok(address)
  const reason = 'Prow knows the job, but states no address of its run'
  return err({ code: 'reference/unusable', text: what, reason, instead: 'Try again when the run has begun' })
}
