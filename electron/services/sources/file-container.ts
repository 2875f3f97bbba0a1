import type { FileHandle } from 'node:fs/promises'
import { err, ok, type Result } from '#shared/base/result.ts'
import { chunkStream, type ByteStream } from '../archive/byte-stream.ts'
import { openRegularFile, readAndClose } from '../archive/file-bytes.ts'
import { openEach, type Container } from './container.ts'
import type { SourceEntry } from './source.ts'

/** One file as a run of one artifact. */
export function fileContainer(path: string, entry: SourceEntry): Container<SourceEntry> {
  const openFile = async (): Promise<Result<FileHandle>> => {
    const file = await openRegularFile(path)
    return file.ok ? file : err({ code: 'artifact/unreadable', artifact: entry.name, reason: file.error })
  }
  const open = async (): Promise<Result<ByteStream>> => {
    const file = await openFile()
    return file.ok ? ok(readAndClose(file.value)) : file
  }
  return {
    kind: 'file',
    label: entry.name,
    entries: [entry],
    open,
    stream: entries => openEach(entries, open),
    openFile,
    close: () => Promise.resolve(),
  }
}

/** Bytes that come once, such as standard input, as a run of one artifact. */
export function bytesContainer(label: string, chunks: AsyncIterable<Uint8Array>): Container<SourceEntry> {
  const entry = { name: 'stdin' }
  let isRead = false
  const open = (): Promise<Result<ByteStream>> => {
    if (isRead)
      return Promise.resolve(
        err({ code: 'artifact/unreadable', artifact: entry.name, reason: 'it can be read only once' }),
      )
    isRead = true
    return Promise.resolve(ok(chunkStream(chunks)))
  }
  return {
    kind: 'file',
    label,
    entries: [entry],
    open,
    stream: entries => openEach(entries, open),
    close: () => Promise.resolve(),
  }
}
