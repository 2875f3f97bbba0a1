import { describe, expect, it } from 'vitest'
import { err, ok, type Result } from '#shared/base/result.ts'
import { COMPLETE, type ByteStream } from '../../../../../electron/services/archive/byte-stream.ts'
import { openAhead } from '../../../../../electron/services/sources/container.ts'

/** Entries that tell when they are opened and closed. */
function createEntries() {
  const opened: number[] = []
  const closed: number[] = []
  async function* read(entry: number): ByteStream {
    try {
      yield Uint8Array.of(entry)
      await Promise.resolve()
      yield Uint8Array.of(entry, entry)
      return COMPLETE
    } finally {
      closed.push(entry)
    }
  }
  const open = async (entry: number): Promise<Result<ByteStream>> => {
    await Promise.resolve()
    if (entry % 5 === 4) return err({ code: 'artifact/unreadable', artifact: String(entry), reason: 'EIO' })
    opened.push(entry)
    return ok(read(entry))
  }
  return { open, opened, closed }
}
const ENTRIES = Array.from({ length: 12 }, (_, at) => at)

async function bytesOf(stream: ByteStream): Promise<readonly number[]> {
  const bytes: number[] = []
  for await (const chunk of stream) bytes.push(...chunk)
  return bytes
}

describe('streams that are opened ahead', () => {
  it('come whole and in order, also those that cannot be opened', async () => {
    const { open, opened, closed } = createEntries()
    const read: unknown[] = []
    for await (const stream of openAhead(ENTRIES, open))
      read.push(stream.ok ? await bytesOf(stream.value) : stream.error.code)
    expect(read).toEqual(ENTRIES.map(at => (at % 5 === 4 ? 'artifact/unreadable' : [at, at, at])))
    expect([...closed].sort((a, b) => a - b)).toEqual(opened)
  })

  it('are begun while an earlier one is read, and only a few of them', async () => {
    const { open, opened } = createEntries()
    const streams = openAhead(ENTRIES, open)
    const first = await streams.next()
    if (first.done === true || !first.value.ok) throw new Error('the first is open')
    expect(await bytesOf(first.value.value)).toEqual([0, 0, 0])
    expect(opened).toContain(1)
    expect(opened.length).toBeLessThan(8)
    await streams.return(undefined)
  })

  it('are all closed when the reader goes', async () => {
    const { open, opened, closed } = createEntries()
    for await (const stream of openAhead(ENTRIES, open)) {
      if (stream.ok) await bytesOf(stream.value)
      break
    }
    expect(opened.length).toBeGreaterThan(1)
    expect([...closed].sort((a, b) => a - b)).toEqual(opened)
  })

  it('are closed when one fails in a way that none should', async () => {
    const { open, opened, closed } = createEntries()
    const failing = (entry: number) => (entry === 2 ? Promise.reject(new Error('broken')) : open(entry))
    const reading = async () => {
      for await (const stream of openAhead(ENTRIES, failing)) if (stream.ok) await bytesOf(stream.value)
    }
    await expect(reading()).rejects.toThrow('broken')
    expect([...closed].sort((a, b) => a - b)).toEqual([...opened].sort((a, b) => a - b))
  })
})
