import { err, ok, type Result } from '#shared/base/result.ts'
import { compareText } from '#shared/base/text.ts'
import type { ListPage, ListQuery, ObjectPlace, Storage } from '../../../../../electron/services/fetch/storage.ts'

export interface MemoryStorage extends Storage {
  /** What was asked for, in order. */
  readonly asked: readonly string[]
  /** The most requests that were under way at once. */
  readonly most: () => number
}

/** Objects by `bucket/name`. Pages hold two entries; `closed` buckets answer 403, `closed` prefixes of names too. */
export function memoryStorage(files: Readonly<Record<string, string>>, closed: readonly string[] = []): MemoryStorage {
  const objects = new Map(Object.entries(files))
  const asked: string[] = []
  let [current, most] = [0, 0]
  const turn = async (what: string) => {
    asked.push(what)
    most = Math.max(most, ++current)
    // Later requests come back earlier, so that no order can rest on time.
    for (let wait = 40 - (asked.length % 7) * 5; wait > 0; wait--) await Promise.resolve()
    current--
  }
  const isClosed = (path: string) => closed.some(prefix => path.startsWith(prefix))
  return {
    asked,
    most: () => most,
    async *list({ bucket, prefix, shallow }: ListQuery): AsyncGenerator<Result<ListPage>> {
      await turn(`list ${bucket}/${prefix}`)
      if (isClosed(`${bucket}/${prefix}`)) {
        yield err({ code: 'fetch/auth', host: 'store', what: prefix })
        return
      }
      const names: readonly string[] = [...objects.keys()].filter(name => name.startsWith(`${bucket}/${prefix}`))
      const short = names
        .map(name => name.slice(bucket.length + 1))
        .map(name => (shallow === true ? cut(name, prefix) : name))
      const entries = [...new Set(short)].sort(compareText)
      for (let at = 0; at < entries.length || at === 0; at += 2) yield ok(toPage(entries.slice(at, at + 2)))
    },
    async readText({ bucket, name }: ObjectPlace): Promise<Result<string>> {
      await turn(`read ${bucket}/${name}`)
      if (isClosed(`${bucket}/${name}`)) return err({ code: 'fetch/auth', host: 'store', what: name })
      const text = objects.get(`${bucket}/${name}`)
      return text === undefined ? err({ code: 'fetch/not-found', host: 'store', what: name }) : ok(text)
    },
  }
}

function cut(name: string, prefix: string): string {
  const slash = name.indexOf('/', prefix.length)
  return slash < 0 ? name : name.slice(0, slash + 1)
}

function toPage(entries: readonly string[]): ListPage {
  return {
    objects: entries.filter(name => !name.endsWith('/')).map(name => ({ name, bytes: 1, generation: '1' })),
    folders: entries.filter(name => name.endsWith('/')),
  }
}
