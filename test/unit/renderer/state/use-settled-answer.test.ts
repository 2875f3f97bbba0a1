import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { idle, loading } from '../../../../renderer/state/answer.ts'
import { isSettled } from '../../../../renderer/state/use-settled-answer.ts'

/** What stays true however much of a run arrives, or is asked anew each time its dialog opens. */
const LASTING = new Set(['cache.get', 'investigation.open', 'log.bytes', 'log.window'])

describe('a question about an investigation or a run', () => {
  it('is asked again when more of a run has arrived', () => {
    const questions = readdirSync('renderer', { recursive: true, encoding: 'utf8' })
      .filter(name => /\.tsx?$/u.test(name) && !name.startsWith('state/use-'))
      .flatMap(name => questionsIn(readFileSync(join('renderer', name), 'utf8')).map(parts => ({ name, parts })))
    expect(questions.length).toBeGreaterThan(5)
    const forgotten = questions
      .filter(({ parts: [command = '', , revision] }) => revision === undefined && !LASTING.has(command))
      .map(({ name, parts: [command] }) => `${command ?? ''} in ${name}`)
    expect(forgotten).toEqual([])
  })

  it('is asked again once nothing is on its way, and not after it was stopped', () => {
    expect(isSettled(idle)).toBe(true)
    expect(isSettled({ kind: 'ready', value: 1 })).toBe(true)
    expect(isSettled({ kind: 'failed', error: { code: 'artifact/not-found', artifact: 'a' } })).toBe(true)
    expect(isSettled(loading)).toBe(false)
    expect(isSettled({ kind: 'cancelled' })).toBe(false)
  })
})

/** What each `useAnswer` of a source is called with: its command without quotes, its input, its revision. */
function questionsIn(source: string): readonly (readonly string[])[] {
  return [...source.matchAll(/useAnswer\(/gu)].map(({ index, 0: call }) => argumentsAt(source, index + call.length))
}

/** The arguments of a call that begin at `from`, parted at the commas that stand in no bracket. */
function argumentsAt(source: string, from: number): readonly string[] {
  const parts = ['']
  let depth = 0
  for (const sign of source.slice(from)) {
    if ('([{'.includes(sign)) depth += 1
    if (')]}'.includes(sign)) depth -= 1
    if (depth < 0) break
    if (sign === ',' && depth === 0) parts.push('')
    else parts[parts.length - 1] = `${parts.at(-1) ?? ''}${sign}`
  }
  return parts.map(part => part.trim().replaceAll("'", '')).filter(part => part !== '')
}
