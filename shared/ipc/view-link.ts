/** A link to what two runs in buckets show: `runskew://compare?good=gs%3A…&bad=gs%3A…&view=logs%3Fs%3Dbad%26l%3D12`. */
export interface ViewLink {
  /** `gs://<bucket>/<path>`; what it means is for `source.parse` to say. */
  readonly good: string
  readonly bad: string
  /** Panel and place in it, as a route has them behind its pair; empty = as runs are opened. */
  readonly view: string
}

export const VIEW_LINK_SCHEME = 'runskew'

/** Longer texts are no link of ours. UTF-16 units. */
const LENGTH = 8_000
const SHAPE = /^runskew:\/\/compare\/?\?(?<query>[\x21-\x7e]+)$/iu
/** What `source.parse` takes as it stands; of other names, with spaces or quotes in them, there is no link. */
const PLACE = /^gs:\/\/[a-z0-9][a-z0-9._-]{1,221}\/[\w.@~:/+%=,-]{1,1000}$/u
const VIEW = /^(?:[a-z][a-z-]{0,30}(?:\?[\x21-\x7e]{0,6000})?)?$/u
const NAMES: ReadonlySet<string> = new Set(['good', 'bad', 'view'])

/** Reads a link that may come from anywhere. Undefined for all that is not exactly of the form, nothing is guessed. */
export function parseViewLink(text: string): ViewLink | undefined {
  if (text.length > LENGTH) return undefined
  const words = readWords(SHAPE.exec(text)?.groups?.['query'] ?? '')
  const [good = '', bad = '', view = ''] = ['good', 'bad', 'view'].map(name => words?.get(name))
  return isLinkable({ good, bad, view }) ? { good, bad, view } : undefined
}

/** The link, of which `parseViewLink` gives the same back; undefined where a name cannot be in a link, or all is too long for one. */
export function formatViewLink({ good, bad, view }: ViewLink): string | undefined {
  if (!isLinkable({ good, bad, view })) return undefined
  const words = [['good', good], ['bad', bad], ...(view === '' ? [] : [['view', view]])]
  const query = words.map(([name, value]) => `${name}=${encodeURIComponent(value ?? '')}`).join('&')
  const link = `${VIEW_LINK_SCHEME}://compare?${query}`
  return link.length > LENGTH ? undefined : link
}

function isLinkable({ good, bad, view }: ViewLink): boolean {
  return PLACE.test(good) && PLACE.test(bad) && VIEW.test(view)
}

/** Each name once, and none that is not known: a link of a later version may mean something else. */
function readWords(query: string): ReadonlyMap<string, string> | undefined {
  const words = new Map<string, string>()
  for (const part of query.split('&')) {
    const at = part.indexOf('=')
    const [name, value] = [part.slice(0, at), decode(part.slice(at + 1))]
    if (at < 0 || value === undefined || !NAMES.has(name) || words.has(name)) return undefined
    words.set(name, value)
  }
  return words
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch (thrown) {
    if (thrown instanceof URIError) return undefined
    throw thrown
  }
}
