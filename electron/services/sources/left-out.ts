import { z } from 'zod'
import { err, type Result } from '#shared/base/result.ts'
import type { ByteStream } from '../archive/byte-stream.ts'
import type { Container } from './container.ts'
import type { SourceEntry } from './source.ts'

/** What `fetch --to` leaves at the root of what it writes: no part of any run, also where the root is one. */
export const FETCH_RECORD = 'runskew-fetch.json'

/** A record names 100,000 artifacts at most. Bytes. */
const MAX_BYTES = 64 * 1024 ** 2

const Time = z.iso.datetime().transform(text => Date.parse(text))

/** Of the record what is not here, and when the run came to its store; `export/fetch-record.ts` has the whole of it. */
const Record = z.object({
  schema: z.literal('runskew/fetch@1'),
  folder: z.string().max(4_096),
  uploaded: z.object({ from: Time, to: Time }).exactOptional(),
  missing: z
    .array(
      z.object({
        name: z.string().min(1).max(4_096),
        reason: z.string().max(1_000),
        bytes: z.int().nonnegative().exactOptional(),
      }),
    )
    .max(100_000),
})

type LeftOut = z.output<typeof Record>

/**
 * A folder or archive that `fetch --to` wrote, with what it left out listed as such: who reads it is told what is not
 * known, as in the run itself. Anything else, and a record that is none, changes nothing.
 */
export async function withLeftOut<E extends SourceEntry>(container: Container<E>): Promise<Container<SourceEntry>> {
  const record = await readRecord(container)
  const missing = record === undefined ? [] : listMissing(container, record)
  const uploaded = record?.uploaded
  const leftOut = new Set<SourceEntry>(missing)
  const isStored = (entry: SourceEntry): entry is E => !leftOut.has(entry)
  const { openFile, ...rest } = container
  const noBytes = ({ name, skipped = '' }: SourceEntry): Promise<Result<never>> =>
    Promise.resolve(err({ code: 'artifact/unreadable', artifact: name, reason: skipped }))
  return {
    ...rest,
    ...(uploaded === undefined ? {} : { uploaded }),
    entries: [...container.entries, ...missing],
    open: entry => (isStored(entry) ? container.open(entry) : noBytes(entry)),
    stream: entries => container.stream(entries.filter(isStored)),
    ...(openFile === undefined ? {} : { openFile: entry => (isStored(entry) ? openFile(entry) : noBytes(entry)) }),
  }
}

async function readRecord<E extends SourceEntry>(container: Container<E>): Promise<LeftOut | undefined> {
  const file = container.entries.find(({ name, skipped }) => name === FETCH_RECORD && skipped === undefined)
  const opened = file === undefined ? undefined : await container.open(file)
  const text = opened?.ok === true ? await readText(opened.value) : undefined
  return text === undefined ? undefined : parse(text)
}

function listMissing<E extends SourceEntry>(
  container: Container<E>,
  { folder, missing }: LeftOut,
): readonly SourceEntry[] {
  const taken = new Set(container.entries.map(({ name }) => name))
  return missing.flatMap(({ name, reason, ...size }): readonly SourceEntry[] => {
    const path = folder === '' ? name : `${folder}/${name}`
    if (taken.has(path)) return []
    taken.add(path)
    return [{ name: path, ...size, skipped: `left out of this copy: ${reason}`, unfetched: true }]
  })
}

async function readText(stream: ByteStream): Promise<string | undefined> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of { [Symbol.asyncIterator]: () => stream }) {
    bytes += chunk.length
    if (bytes > MAX_BYTES) return undefined
    chunks.push(Buffer.from(chunk))
  }
  return Buffer.concat(chunks).toString('utf8')
}

function parse(text: string): LeftOut | undefined {
  try {
    return Record.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}
