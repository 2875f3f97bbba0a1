import type { AbortSignalLike } from '#shared/ipc/contract.ts'
import { createStoriesReader, type StoriesRequest, type StoryRequest } from '#shared/analysis/entities/read-story.ts'
import type { StorySink } from '#shared/analysis/entities/story-sink.ts'
import { indexWithOwnRules } from '#shared/analysis/knowledge-index.ts'
import { err, ok, type Result } from '#shared/base/result.ts'
import type { OwnRule } from '#shared/knowledge/schema.ts'
import type { Story } from '#shared/model/entity.ts'
import type { RunProgress } from './analyse-source-run.ts'
import type { SourceRun } from './sources/source.ts'
import { uploadOf } from './upload-of.ts'

interface ReadingOptions<Request> {
  readonly request: Request
  /** Checked rules of the person's own, which say of lines what they mean. */
  readonly ownRules?: readonly OwnRule[]
  onProgress?(progress: RunProgress): void
  readonly signal?: AbortSignalLike
}
export type StoryOptions = ReadingOptions<StoryRequest>
export type StoriesOptions = ReadingOptions<StoriesRequest>

/** Reads every artifact of a run twice, for the lines of one entity. One bad artifact stops no other. */
export async function readStory(run: SourceRun, options: StoryOptions): Promise<Result<Story>> {
  const { entity, window, entities, run: times } = options.request
  const wanted = [{ entity, ...(window === undefined ? {} : { window }) }]
  const stories = await readStories(run, { ...options, request: { wanted, entities, run: times } })
  return stories.ok ? ok(stories.value[0] as Story) : stories
}

/** The same for several entities in one reading; their stories in the order in which they are wanted. */
export async function readStories(run: SourceRun, options: StoriesOptions): Promise<Result<readonly Story[]>> {
  const names = run.entries.map(entry => entry.name)
  const request = { ...options.request, run: { ...options.request.run, ...uploadOf(run) } }
  const reader = createStoriesReader(request, names, indexWithOwnRules(options.ownRules ?? []))
  const unread = new Set(run.entries.flatMap(({ name, skipped }) => (skipped === undefined ? [] : [name])))
  let doneBytes = 0
  const pass = { run, options, unread, onBytes: (bytes: number) => (doneBytes += bytes) }
  const isRead =
    (await readAll(pass, artifact => reader.openClock(artifact))) &&
    (await readAll(pass, artifact => reader.openLines(artifact)))
  return isRead ? ok(reader.finish([...unread])) : err({ code: 'cancelled' })
}

interface Pass {
  readonly run: SourceRun
  readonly options: StoriesOptions
  /** Grows by what cannot be read, or not to its end. */
  readonly unread: Set<string>
  /** Answers how much was read in all. */
  readonly onBytes: (bytes: number) => number
}

/** False when it was cancelled on the way. */
async function readAll(
  { run, options, unread, onBytes }: Pass,
  open: (artifact: string) => StorySink,
): Promise<boolean> {
  for await (const { entry, stream } of run.stream()) {
    if (!stream.ok) {
      unread.add(entry.name)
      continue
    }
    const sink = open(entry.name)
    for await (const chunk of stream.value.chunks) {
      if (options.signal?.aborted === true) return false
      sink.feed(chunk)
      options.onProgress?.({ phase: 'reading', artifact: entry.name, doneBytes: onBytes(chunk.length) })
    }
    sink.end()
    if (stream.value.end().state !== 'complete') unread.add(entry.name)
  }
  return true
}
