import { cpSync, existsSync, readFileSync, readdirSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import picomatch from 'picomatch'
import { z } from 'zod'

const CASES = 'test/corpus/cases'
const Variant = z.strictObject({
  /** The case whose artifacts it takes. */
  of: z.string(),
  /** Globs of artifacts that were never collected, from the case's folder: `bad/artifacts/*` + `/kubelet.log`. */
  without: z.array(z.string()).min(1),
})

/** Names of the golden cases; with names given, only those. A name that is no case is an error, not an empty run. */
export function chooseCases(wanted: readonly string[]): readonly string[] {
  const all = readdirSync(CASES).filter(name => !name.includes('.'))
  const unknown = wanted.filter(name => !all.includes(name))
  if (unknown.length > 0) throw new Error(`no such case: ${unknown.join(', ')}`)
  return wanted.length === 0 ? all : wanted
}

export function expectedFile(name: string): string {
  return join(CASES, name, 'expected.json')
}

/** The folder with the case's artifacts; for a variant, a copy below `work` of another case without some of its artifacts. */
export function artifactsOf(name: string, work: string): string {
  const file = join(CASES, name, 'variant.json')
  if (!existsSync(file)) return join(CASES, name)
  const variant = Variant.parse(JSON.parse(readFileSync(file, 'utf8')))
  const source = join(CASES, variant.of)
  const names = readdirSync(source, { recursive: true, encoding: 'utf8' }).map(path => path.replaceAll(sep, '/'))
  const idle = variant.without.filter(glob => !names.some(path => picomatch.isMatch(path, glob)))
  if (idle.length > 0) throw new Error(`${name}: nothing in ${variant.of} matches ${idle.join(', ')}`)
  const isGone = picomatch(variant.without)
  const copy = join(work, name)
  cpSync(source, copy, {
    recursive: true,
    filter: path => !isGone(relative(source, path).replaceAll(sep, '/')),
  })
  return copy
}
