import { artifactAnalyserWith } from '#shared/analysis/analyse-artifact.ts'
import type { KnowledgeIndex } from '#shared/analysis/knowledge-index.ts'
import { err, ok, type Result } from '#shared/base/result.ts'
import { compareText } from '#shared/base/text.ts'
import type { Knowledge } from '#shared/knowledge/knowledge.ts'
import { stableStringify } from '#shared/report/stable-stringify.ts'
import { openPage, type TerminalOptions } from '#shared/report/terminal-page.ts'
import { openBytes, openSource } from '../services/sources/open-source.ts'
import type { ArtifactStream, Source } from '../services/sources/source.ts'

const DERIVED = ' (derived from source, not seen in a log)'
/** From here on a rule fits on one line, or two. */
const WIDE = 120

/** The failure signatures in force: one line each, or on a narrow terminal two. A person's own name their pack. */
export function listRules({ rules, ownRules, version }: Knowledge, terminal: TerminalOptions): string {
  const own = new Set(ownRules.map(rule => rule.id))
  const page = openPage(terminal)
  const sorted = [...rules].sort((a, b) => compareText(a.id, b.id))
  const width = Math.max(...sorted.map(rule => rule.id.length))
  const lines = sorted.flatMap(({ id, kind, title, derived }) => {
    const text = `${title}${derived === true ? DERIVED : ''}${own.has(id) ? ` (pack ${packOf(id)})` : ''}`
    if (page.width === undefined || page.width >= WIDE)
      return page.entry(`${id.padEnd(width)}  ${kind.padEnd(10)}  `, text)
    return [`${page.paint('bold', id)}  ${kind}`, ...page.entry('    ', text)]
  })
  return `${lines.join('\n')}\n${countRules(sorted.length, ownRules.length)}, knowledge ${version}\n`
}

function countRules(all: number, own: number): string {
  return own === 0 ? `${all} rules` : `${all} rules, ${own} of them your own`
}

/** The full id of a rule of one's own begins with its pack. */
function packOf(id: string): string {
  return id.slice(0, id.indexOf('/'))
}

/** The document `runskew/rules@1`. */
export function listRulesJson({ rules, ownRules, version }: Knowledge): string {
  const own = new Set(ownRules.map(rule => rule.id))
  const listed = [...rules]
    .sort((a, b) => compareText(a.id, b.id))
    .map(({ id, kind, severity, title, explain, nextSteps, affects = [], fixedIn = [], references, derived }) => ({
      id,
      kind,
      severity,
      title,
      explain,
      nextSteps,
      affects,
      fixedIn,
      references,
      derived: derived === true,
      pack: own.has(id) ? packOf(id) : null,
    }))
  return `${stableStringify({ schema: 'runskew/rules@1', knowledge: version, rules: listed })}\n`
}

export interface RulesMatch {
  readonly text: string
  readonly hits: number
  /** Why not all of it was read. */
  readonly cutShort: string | undefined
}

/** What the rules say of some text: each finding with the lines that show it. `-` is standard input. */
export async function matchText(
  file: string,
  index: KnowledgeIndex,
  terminal: TerminalOptions,
): Promise<Result<RulesMatch>> {
  const name = file === '-' ? 'stdin' : file
  const opened = file === '-' ? ok(openBytes(name, process.stdin)) : await openSource(file)
  if (!opened.ok) return opened
  try {
    const stream = await openOnly(opened.value, file)
    return stream.ok ? ok(await matchStream(stream.value, { name, index, terminal })) : stream
  } finally {
    await opened.value.close()
  }
}

/** The one text of a source that is one file. */
async function openOnly(source: Source, path: string): Promise<Result<ArtifactStream>> {
  const [run] = source.runs
  const [entry] = run?.entries ?? []
  if (source.kind === 'file' && run !== undefined && entry !== undefined) return await run.open(entry.name)
  const what = source.kind === 'folder' ? 'a folder' : 'an archive'
  return err({
    code: 'source/unsupported',
    path,
    reason: `it is ${what}; rules match reads one log, analyze reads ${what}`,
  })
}

interface MatchOptions {
  readonly name: string
  readonly index: KnowledgeIndex
  readonly terminal: TerminalOptions
}

async function matchStream(stream: ArtifactStream, { name, index, terminal }: MatchOptions): Promise<RulesMatch> {
  const analyser = artifactAnalyserWith(index)(name, undefined, [])
  for await (const chunk of stream.chunks) analyser.feed(chunk)
  const end = stream.end()
  const { findings } = analyser.end(end)
  const page = openPage(terminal)
  const lines = findings.flatMap(({ rule, kind, severity, count, title, lines: cited }) => [
    ...page.entry(`${kind} `, `${rule}: ${title} (${severity}, ×${count})`, 'bold'),
    ...cited.flatMap(({ evidence }) => page.cite('    ', evidence, title)),
  ])
  const text = lines.map(line => `${line}\n`).join('')
  return { text, hits: findings.length, cutShort: end.state === 'complete' ? undefined : end.reason }
}
