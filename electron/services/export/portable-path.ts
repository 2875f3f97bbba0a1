import { createHash } from 'node:crypto'

/** Most file systems take no longer part of a path. Bytes of UTF-8, and at the same time UTF-16 units. */
const SEGMENT_BYTES = 255
/** Windows without long paths has 260, Linux 4,096; object names have 1,024 at most. Bytes of UTF-8. */
const PATH_BYTES = 1_024
const EXTENSION = 20

// What Windows refuses in names, and what could steer a terminal. Lone surrogates have no UTF-8.
const REFUSED = /[<>:"\\|?*\p{Cc}\p{Cs}]/gu
/** Device names of Windows, with or without an extension (learn.microsoft.com: Naming Files, Paths, and Namespaces). */
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[\d¹²³])(?:\.|$)/iu

/** A relative path with `/` that can be written on every system, as close to the given one as can be. Idempotent. */
export function portablePath(path: string): string {
  const portable = path.split('/').map(portableSegment).join('/')
  return Buffer.byteLength(portable) <= PATH_BYTES ? portable : `_${digest(path)}${extensionOf(portable)}`
}

export function isPortableSegment(segment: string): boolean {
  return portableSegment(segment) === segment
}

function portableSegment(segment: string): string {
  const plain = segment.replace(REFUSED, '_')
  // Windows drops dots and spaces at the end; `.` and `..` are such names too.
  const ended = plain.replace(/[. ]+$/u, dropped => '_'.repeat(dropped.length))
  const named = ended === '' ? '_' : DEVICE.test(ended) ? `_${ended}` : ended
  return Buffer.byteLength(named) <= SEGMENT_BYTES ? named : shortenSegment(named)
}

/** The beginning of a long name and its extension, with a digest of the whole between them. */
export function shortenSegment(segment: string): string {
  const extension = extensionOf(segment)
  const mark = `~${digest(segment).slice(0, 16)}`
  let stem = ''
  let room = SEGMENT_BYTES - mark.length - Buffer.byteLength(extension)
  for (const character of segment.slice(0, segment.length - extension.length)) {
    room -= Buffer.byteLength(character)
    if (room < 0) break
    stem += character
  }
  return `${stem}${mark}${extension}`
}

/** The last extension with its dot, when it is a short plain one. */
function extensionOf(path: string): string {
  const extension = /\.\w+$/u.exec(path)?.[0] ?? ''
  return extension.length <= EXTENSION ? extension : ''
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32)
}
