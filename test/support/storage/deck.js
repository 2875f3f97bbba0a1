// The pages of Prow's Deck that lead from a link to a run (kubernetes-sigs/prow: cmd/deck/main.go).
import { stringify } from 'yaml'
import { textAnswer } from './answers.js'
import { readWhole } from './content.js'
import { mediaAnswer } from './media.js'

const PLAIN = 'text/plain; charset=utf-8'

/** `/view/<gs|gcs>/<bucket>/<path>`: a page about the run, whether its folder or its alias is named. */
export async function viewAnswer(buckets, path) {
  const [, bucketName, folder] = /^\/view\/gc?s\/([^/]+)\/(.+?)\/?$/.exec(path) ?? []
  const bucket = buckets.get(bucketName)
  const target = bucket && (bucket.get(`${folder}.txt`)?.link ?? `gs://${bucketName}/${folder}`)
  const inside = target?.replace(`gs://${bucketName}/`, '')
  if (!bucket?.names().some(name => name.startsWith(`${inside}/`)))
    return textAnswer(404, PLAIN, 'error rendering spyglass page: error listing artifacts: not found')
  const title = inside.split('/').slice(-2).join(' #')
  return textAnswer(200, 'text/html; charset=utf-8', `<!doctype html><title>${escapeHtml(title)}</title>\n`)
}

/** `/prowjob?prowjob=<uuid>`: the ProwJob as YAML, for every run whose `prowjob.json` is served. */
export async function prowjobAnswer(buckets, query) {
  const uuid = query.get('prowjob') ?? ''
  if (uuid === '') return textAnswer(400, PLAIN, "request did not provide the 'prowjob' query parameter")
  for (const bucket of buckets.values()) {
    for (const name of bucket.names().filter(name => name.endsWith('/prowjob.json'))) {
      const prowjob = await readJson(bucket.get(name))
      if (prowjob?.metadata?.name === uuid) return textAnswer(200, PLAIN, stringify(prowjob))
    }
  }
  return textAnswer(404, PLAIN, `ProwJob not found: prowjobs.prow.k8s.io "${uuid}" not found`)
}

async function readJson(object) {
  try {
    return JSON.parse((await readWhole((await object.stored()).content)).toString())
  } catch {
    return undefined
  }
}

/** `/log?job=&id=`: the build log, unpacked. */
export async function logAnswer(buckets, query) {
  const ending = `/${query.get('job')}/${query.get('id')}/build-log.txt`
  for (const bucket of buckets.values()) {
    const name = bucket.names().find(name => name.endsWith(ending))
    if (name === undefined) continue
    const { status, headers, body } = await mediaAnswer(bucket.get(name), {}, '')
    return { status, headers: headers.filter(([key]) => key === 'Content-Type'), body }
  }
  return textAnswer(404, PLAIN, 'Log not found: prowjobs.prow.k8s.io not found')
}

function escapeHtml(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
