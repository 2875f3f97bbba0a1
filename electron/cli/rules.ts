import { createArtifactAnalyser } from '#shared/analysis/analyse-artifact.ts'
import { err, ok, type Result } from '#shared/base/result.ts'
import { compareText } from '#shared/base/text.ts'
import { rules } from '#shared/knowledge/rules/index.ts'
import { knowledgeVersion } from '#shared/knowledge/knowledge.ts'
import { stableStringify } from '#shared/report/stable-stringify.ts'
import { openPage, type TerminalOptions } from '#shared/report/terminal-page.ts'
import { openBytes, openSource } from '../services/sources/open-source.ts'
import type { ArtifactStream, Source } from '../services/sources/source.ts'

const DERIVED = ' (derived from source, not seen in a log)'
/** From here on a rule fits on one line, or two. */
const WIDE = 120

/** The failure signatures that this build knows: one line each, or on a narrow terminal two. */
export function listRules(terminal: TerminalOptions): string {
  const page = openPage(terminal)
  const sorted = [...rules].sort((a, b) => compareText(a.id, b.id))
  const width = Math.max(...sorted.map(rule => rule.id.length))
  const lines = sorted.flatMap(({ id, kind, title, derived }) => {
    const text = `${title}${derived === true ? DERIVED : ''}`
    if (page.width === undefined || page.width >= WIDE)
      return page.entry(`${id.padEnd(width)}  ${kind.padEnd(10)}  `, text)
    return [`${page.paint('bold', id)}  ${kind}`, ...page.entry('    ', text)]
  })
  return `${lines.join('\n')}\n${sorted.length} rules, knowledge ${knowledgeVersion}\n`
}

/** The document `runskew/rules@1`. */
export function listRulesJson(): string {
  const listed = [...rules]
    .sort((a, b) => compareText(a.id, b.id))
    .map(({ id, kind, severity, title, explain, references, derived }) => ({
      id,
      kind,
      severity,
      title,
      explain,
      references,
      derived: derived === true,
    }))
  return `${stableStringify({ schema: 'runskew/rules@1', knowledge: knowledgeVersion, rules: listed })}\n`
}

export interface RulesTest {
  readonly text: string
  readonly hits: number
  /** Why not all of it was read. */
  readonly cutShort: string | undefined
}

/** What the rules say of some text: each finding with the lines that show it. `-` is standard input. */
export async function testRules(file: string, terminal: TerminalOptions): Promise<Result<RulesTest>> {
  const name = file === '-' ? 'stdin' : file
  const opened = file === '-' ? ok(openBytes(name, process.stdin)) : await openSource(file)
  if (!opened.ok) return opened
  try {
    const stream = await openOnly(opened.value, file)
    return stream.ok ? ok(await testStream(name, stream.value, terminal)) : stream
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
    reason: `it is ${what}; rules test reads one log, analyze reads ${what}`,
  })
}

async function testStream(name: string, stream: ArtifactStream, terminal: TerminalOptions): Promise<RulesTest> {
  const analyser = createArtifactAnalyser(name, undefined, [])
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
