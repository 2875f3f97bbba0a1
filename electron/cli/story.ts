import { performance } from 'node:perf_hooks'
import { pickEntities } from '#shared/analysis/entities/find-entities.ts'
import { err, ok, type Result } from '#shared/base/result.ts'
import { formatInstant } from '#shared/base/time.ts'
import type { OwnRule } from '#shared/knowledge/schema.ts'
import type { Entity } from '#shared/model/entity.ts'
import { storyJson, type ToldStory } from '#shared/report/story-json.ts'
import { storyText } from '#shared/report/story-terminal.ts'
import { analyseSourceRun } from '../services/analyse-source-run.ts'
import { readStory } from '../services/read-story.ts'
import type { CopyOptions } from './copy-options.ts'
import { withCopying } from './copying.ts'
import { openAny, type Copies } from './open-any.ts'
import type { OpenedRun } from './open-run.ts'
import { canWrite, EXIT, sayError, writeOutput } from './output.ts'
import { loadOwnRules } from './own-rules.ts'
import { createProgressBar } from './progress.ts'
import { readTerminal } from './read-terminal.ts'

export interface StoryCommand {
  /** The run. */
  readonly source: string
  /** A name or id of a pod, unit, failed test or machine. */
  readonly wanted: string
  readonly json: boolean
  readonly output?: string
  readonly withoutOwnRules?: true
  /** Of an address. */
  readonly copy?: CopyOptions
}

/** Tells all that a run says of one thing, over all files by time. */
export async function storyCommand(command: StoryCommand): Promise<number> {
  const { json, output } = command
  if (!(await canWrite(output))) return EXIT.failed
  const told = await tellStory(command, await loadOwnRules(command))
  if (!told.ok) {
    sayError(told.error)
    return EXIT.failed
  }
  const terminal = output === undefined ? readTerminal(process.stdout, process.env) : { colour: false }
  const text = json ? storyJson(told.value) : storyText(told.value, terminal)
  return (await writeOutput(text, output)) ? EXIT.nothing : EXIT.failed
}

async function tellStory(command: StoryCommand, ownRules: readonly OwnRule[]): Promise<Result<ToldStory>> {
  const { source, copy, wanted } = command
  const tell = async (copies: Copies | undefined) => {
    const opened = await openAny(source, copies)
    return opened.ok ? await tellOpened(opened.value, { source, wanted, ownRules }) : opened
  }
  if (copy === undefined) return await tell(undefined)
  return await withCopying(parts => tell({ parts, options: copy }), undefined, ownRules)
}

interface Telling extends Pick<StoryCommand, 'source' | 'wanted'> {
  readonly ownRules: readonly OwnRule[]
}

/** Analyses the run, reads the story, and closes the source. */
async function tellOpened(opened: OpenedRun, { source: path, wanted, ownRules }: Telling): Promise<Result<ToldStory>> {
  const { run, label, source } = opened
  const bar = createProgressBar(process.stderr, () => performance.now())
  const onProgress = (progress: Parameters<typeof bar.update>[1]) => bar.update('run', progress)
  try {
    const read = () => analyseSourceRun(run, { label, ownRules, onProgress })
    const analysis = await (opened.analyse === undefined ? read() : opened.analyse(read))
    if (!analysis.ok) return analysis
    const { entities, entityNotes: notes, run: facts } = analysis.value
    const entity = pickOne(entities, { path, name: wanted })
    if (!entity.ok) return entity
    const story = await readStory(run, {
      request: { entity: entity.value, entities, run: facts },
      ownRules,
      onProgress,
    })
    return story.ok ? ok({ source: label, story: story.value, notes }) : story
  } finally {
    bar.clear()
    await source.close()
  }
}

/** Names listed of those that were meant. */
const LISTED = 20

function pickOne(
  entities: readonly Entity[],
  { path, name }: { readonly path: string; readonly name: string },
): Result<Entity> {
  const found = pickEntities(entities, name)
  const [only] = found
  if (only !== undefined && found.length === 1) return ok(only)
  return err({ code: 'entity/not-one', path, name, entities: found.slice(0, LISTED).map(nameOne) })
}

function nameOne({ id, firstAt }: Entity): string {
  return firstAt === undefined ? id : `${id} from ${formatInstant(firstAt)}`
}
