import { z } from 'zod'
import { err, ok, type Result } from '#shared/base/result.ts'
import type { ListPage, StoredObject } from './storage.ts'

/** Names are UTF-8 in the store: half a surrogate pair in one is no name of any object. */
const Name = z
  .string()
  .min(1)
  .max(4_096)
  .refine(name => !/\p{Cs}/u.test(name), 'not UTF-8')
const Size = z.string().regex(/^\d{1,15}$/u)
const Generation = z.string().regex(/^\d{1,20}$/u)

/** The Objects resource as far as it is asked for (JSON API v1: sizes and generations are decimal text). */
const Item = z.object({
  name: Name,
  size: Size,
  generation: Generation,
  crc32c: z.base64().max(16).optional(),
  md5Hash: z.base64().max(32).optional(),
  contentType: z.string().max(300).optional(),
  contentEncoding: z.string().max(100).optional(),
  timeCreated: z.string().max(40).optional(),
})

/** `items` and `prefixes` are left out when empty; a page may have neither and still name a next one. */
const Page = z.object({
  items: z.array(Item).optional(),
  prefixes: z.array(Name).optional(),
  nextPageToken: z.string().min(1).max(10_000).optional(),
})

/** What to ask of each object, so that a page stays small. */
export const LIST_FIELDS =
  'items(name,size,generation,crc32c,md5Hash,contentType,contentEncoding,timeCreated),prefixes,nextPageToken'

export interface ParsedPage extends ListPage {
  readonly next?: string
}

const RFC_3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/u

/** One page of a listing; the error is the reason in words. */
export function parseListPage(text: string): Result<ParsedPage, string> {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return err('it is no JSON')
  }
  const page = Page.safeParse(json)
  if (!page.success) return err(page.error.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`).join('; '))
  const { items = [], prefixes = [], nextPageToken } = page.data
  const next = nextPageToken === undefined ? {} : { next: nextPageToken }
  return ok({ objects: items.map(toObject), folders: prefixes, ...next })
}

function toObject(item: z.output<typeof Item>): StoredObject {
  const { name, size, generation, crc32c, md5Hash, contentType, contentEncoding, timeCreated = '' } = item
  const createdAt = RFC_3339.test(timeCreated) ? Date.parse(timeCreated) : NaN
  return {
    name,
    bytes: Number(size),
    generation,
    ...(crc32c === undefined ? {} : { crc32c }),
    ...(md5Hash === undefined ? {} : { md5: md5Hash }),
    ...(contentType === undefined ? {} : { type: contentType }),
    ...(contentEncoding === undefined || contentEncoding === '' ? {} : { encoding: contentEncoding }),
    // What a listing can do without is no reason to refuse it.
    ...(Number.isNaN(createdAt) ? {} : { createdAt }),
  }
}
