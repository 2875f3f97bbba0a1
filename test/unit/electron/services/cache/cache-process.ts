import { createFileDigester } from '../../../../../electron/services/cache/digest-file.ts'
import { openCache } from '../../../../../electron/services/cache/open-cache.ts'
import { readBlob } from '../../../../../electron/services/cache/read-blob.ts'

/** A process of its own, for the tests: `<cache folder> <rounds> <bytes>`. Copies one object again and again and reads it. */
const [dir = '', rounds = '0', bytes = '0'] = process.argv.slice(2)
const place = { bucket: 'kubernetes-ci-logs', path: 'logs/ci-job/1', job: 'ci-job', id: '1' }
const object = { name: 'a.log', bytes: Number(bytes), generation: '1' }
const content = Buffer.alloc(object.bytes, 'what the store holds ')

const digest = await createFileDigester()
const cache = await openCache({ dir, quotaBytes: 2 ** 40 })
const run = await cache.openRun(place)
if (run.record() === undefined) {
  await run.saveRecord({ place, bucket: place.bucket, listedAt: 1, isFinished: true, objects: [object] })
}
for (let round = 0; round < Number(rounds); round++) {
  const partial = await run.openPartial(object)
  if (!partial.ok) throw new Error(JSON.stringify(partial.error))
  // In pieces, so that a process can die between them.
  for (let at = partial.value.bytes; at < content.length; at += 100_000) {
    await partial.value.handle.write(content, at, Math.min(100_000, content.length - at), at)
  }
  const adopted = await run.adopt(partial.value, digest(partial.value.path), 'verified')
  if (!adopted.ok) throw new Error(JSON.stringify(adopted.error))
  const opened = await run.open(adopted.value)
  if (!opened.ok) throw new Error(opened.error)
  const stream = readBlob(opened.value.handle, opened.value)
  let next = await stream.next()
  while (next.done !== true) next = await stream.next()
  await opened.value.handle.close()
  if (next.value.state !== 'complete') throw new Error('damaged')
  process.stdout.write('.')
}
await run.close()
