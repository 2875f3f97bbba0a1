import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { createArtifactAnalyser } from '#shared/analysis/analyse-artifact.ts'
import { err, ok, type Result } from '#shared/base/result.ts'
import { compareText, visible } from '#shared/base/text.ts'
import { rules } from '#shared/knowledge/rules/index.ts'
import { knowledgeVersion } from '#shared/knowledge/knowledge.ts'

/** The failure signatures that this build knows, one line each. */
export function listRules(json: boolean): string {
  const sorted = [...rules].sort((a, b) => compareText(a.id, b.id))
  if (json) {
    const listed = sorted.map(({ id, kind, severity, title, explain, references, derived }) => ({
      derived: derived === true,
      explain,
      id,
      kind,
      references,
      severity,
      title,
    }))
    return `${JSON.stringify({ knowledge: knowledgeVersion, rules: listed, schema: 'runskew/rules@1' }, undefined, 2)}\n`
  }
  const width = Math.max(...sorted.map(rule => rule.id.length))
  const lines = sorted.map(
    ({ id, kind, title, derived }) =>
      `${id.padEnd(width)}  ${kind.padEnd(12)}  ${title}${derived === true ? ' (derived from source, not seen in a log)' : ''}`,
  )
  return `${lines.join('\n')}\n${sorted.length} rules, knowledge ${knowledgeVersion}\n`
}

/** What the rules say of some text: one line per finding with the lines that show it. `-` is standard input. */
export async function testRules(file: string): Promise<Result<{ readonly text: string; readonly hits: number }>> {
  const chunks = await openText(file)
  if (!chunks.ok) return chunks
  const name = file === '-' ? 'stdin' : file
  const analyser = createArtifactAnalyser(name, undefined, [])
  try {
    for await (const chunk of chunks.value) analyser.feed(chunk)
  } catch (thrown) {
    return err({
      code: 'artifact/unreadable',
      artifact: name,
      reason: thrown instanceof Error ? thrown.message : String(thrown),
    })
  }
  const { findings } = analyser.end({ state: 'complete' })
  const lines = findings.flatMap(({ id, kind, count, title, lines: cited }) => [
    `${kind}  ${id}  ×${count}  ${title}`,
    ...cited.map(({ evidence }) => `    ${visible(evidence.artifact)}:${evidence.line}: ${evidence.text}`),
  ])
  return ok({ text: `${lines.join('\n')}${lines.length > 0 ? '\n' : ''}`, hits: findings.length })
}

async function openText(file: string): Promise<Result<AsyncIterable<Uint8Array>>> {
  if (file === '-') return ok(process.stdin)
  try {
    if (!(await stat(file)).isFile())
      return err({ code: 'source/unsupported', path: file, reason: 'rules test reads one text file' })
    return ok(createReadStream(file))
  } catch {
    return err({ code: 'source/not-found', path: file })
  }
}
