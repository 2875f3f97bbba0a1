import { err, ok, type Result } from '#shared/base/result.ts'
import { formatBytes } from '#shared/base/size-text.ts'
import type { Backend } from '#shared/ipc/contract.ts'
import { MOST_SAVED } from '#shared/ipc/save-limits.ts'
import { strings } from '../strings/index.ts'
import { canFetchArtifacts } from './http-backend.ts'

/** Saves an artifact's decoded bytes: the shell's dialog where there is one, a download otherwise. The name, undefined when cancelled. */
export async function saveArtifact(
  backend: Backend,
  { runId, artifact }: { readonly runId: string; readonly artifact: string },
): Promise<Result<string | undefined>> {
  if (!canFetchArtifacts(backend)) return orUndefined(await backend.call('artifact.save', { runId, artifact }))
  const blob = await backend.fetchArtifact(runId, artifact)
  if (!blob.ok) return blob
  return ok(download(blob.value, artifact.split('/').at(-1) ?? 'artifact'))
}

/** Saves edited text in the same two ways; what is too large to be handed over is refused before it is. */
export async function saveReport(
  backend: Backend,
  { name, body }: { readonly name: string; readonly body: string },
): Promise<Result<string | undefined>> {
  if (canFetchArtifacts(backend)) return ok(download(new Blob([body], { type: 'text/plain;charset=utf-8' }), name))
  if (body.length > MOST_SAVED.utf8) return tooLarge(name, body.length, MOST_SAVED.utf8)
  return orUndefined(await backend.call('report.save', { name, body }))
}

/** Saves a picture likewise. */
export async function savePicture(backend: Backend, name: string, picture: Blob): Promise<Result<string | undefined>> {
  if (canFetchArtifacts(backend)) return ok(download(picture, name))
  if (picture.size > MOST_PICTURE_BYTES) return tooLarge(name, picture.size, MOST_PICTURE_BYTES)
  const body = toBase64(new Uint8Array(await picture.arrayBuffer()))
  return orUndefined(await backend.call('report.save', { name, body, encoding: 'base64' }))
}

/** Base64 makes four characters of three bytes. */
const MOST_PICTURE_BYTES = (MOST_SAVED.base64 / 4) * 3

function tooLarge(path: string, bytes: number, most: number): Result<never> {
  return err({ code: 'file/too-large', path, size: formatBytes(bytes), limit: formatBytes(most) })
}

/** In pieces: an argument list has a limit. */
function toBase64(bytes: Uint8Array): string {
  const pieces: string[] = []
  for (let at = 0; at < bytes.length; at += 8_192) pieces.push(String.fromCharCode(...bytes.subarray(at, at + 8_192)))
  return btoa(pieces.join(''))
}

/** Puts text on the clipboard. */
export async function copyText(text: string): Promise<Result<string>> {
  try {
    await navigator.clipboard.writeText(text)
    return ok(text)
  } catch (thrown) {
    // Denied, or no clipboard on this page: both are DOM exceptions or a missing object.
    if (thrown instanceof DOMException || thrown instanceof TypeError) {
      return err({ code: 'shell/unavailable', feature: strings.state.errors.clipboard })
    }
    throw thrown
  }
}

function download(blob: Blob, name: string): string {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  // The browser cleans the name; only what would make a path is taken out here.
  link.download = name.replaceAll(/[\\/:*?"<>|\p{Cc}\p{Cf}]/gu, '_')
  link.click()
  // The download has taken hold of the blob by the next task; a second is generous.
  setTimeout(() => URL.revokeObjectURL(url), 1000)
  return link.download
}

function orUndefined(result: Result<string | null>): Result<string | undefined> {
  return result.ok ? ok(result.value ?? undefined) : result
}
