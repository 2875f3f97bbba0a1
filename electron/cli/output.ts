import { open, rm, stat } from 'node:fs/promises'
import { visible } from '#shared/base/text.ts'
import type { AppError } from '#shared/base/result.ts'
import { errorText } from '#shared/report/error-text.ts'
import { hasCode } from '../services/system-error.ts'

/** Exit codes of the stable interface. */
export const EXIT = { nothing: 0, findings: 1, failed: 2 } as const

/** A reader that has seen enough (`runskew … | head`) is no failure; a full disk behind `>` is one. */
export function endQuietlyOnClosedPipe(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(EXIT.nothing)
    say(`Standard output cannot be written: ${error.code ?? error.message}.`)
    process.exit(EXIT.failed)
  })
  // Nobody is left to be told.
  process.stderr.on('error', () => undefined)
}

/** Data goes to stdout, or to a new file; an existing file is never overwritten. True when it arrived. */
export async function writeOutput(text: string, file: string | undefined): Promise<boolean> {
  if (file === undefined) {
    await new Promise<void>(done => process.stdout.write(text, () => done()))
    return true
  }
  try {
    await writeNewFile(file, text)
    say(`Written to ${file}.`)
    return true
  } catch (thrown) {
    sayError({ code: 'file/write', path: file, reason: reasonOf(thrown) })
    return false
  }
}

/** Told before the work begins, rather than after it. */
export async function canWrite(file: string | undefined): Promise<boolean> {
  if (file === undefined) return true
  const exists = await stat(file).then(
    () => true,
    () => false,
  )
  if (exists) sayError({ code: 'file/write', path: file, reason: IS_THERE })
  return !exists
}

/** All of it, or no file. */
async function writeNewFile(file: string, text: string): Promise<void> {
  const handle = await open(file, 'wx')
  try {
    await handle.writeFile(text)
  } catch (thrown) {
    await rm(file, { force: true })
    throw thrown
  } finally {
    await handle.close()
  }
}

const IS_THERE = 'it is there already, and is not overwritten'

function reasonOf(thrown: unknown): string {
  if (hasCode(thrown, 'EEXIST')) return IS_THERE
  if (hasCode(thrown, 'ENOENT') || hasCode(thrown, 'ENOTDIR')) return 'its folder is not there'
  if (hasCode(thrown, 'ENOSPC')) return 'the disk is full'
  if (hasCode(thrown, 'EACCES') || hasCode(thrown, 'EROFS')) return 'the system does not allow it'
  return thrown instanceof Error && 'code' in thrown ? String(thrown.code) : 'unknown'
}

/** One message for people, on stderr; nothing in it can move a cursor. */
export function say(message: string): void {
  process.stderr.write(`runskew: ${visible(message)}\n`)
}

/** What happened and what to do; runs to choose from are listed as they would be written. */
export function sayError(error: AppError): void {
  if (error.code === 'source/several-runs' || error.code === 'source/no-such-run') return sayRuns(error)
  const { what, todo } = errorText(error)
  say([what, todo].filter(part => part !== '').join(' '))
}

const LISTED = 30

function sayRuns(error: Extract<AppError, { readonly code: 'source/several-runs' | 'source/no-such-run' }>): void {
  const { path, runs } = error
  say(
    error.code === 'source/several-runs'
      ? `${path} holds several runs; name one of them:`
      : `${path} holds no run "${error.run}"; it holds:`,
  )
  for (const run of runs.slice(0, LISTED)) process.stderr.write(`  ${visible(run === '' ? path : `${path}#${run}`)}\n`)
  if (runs.length > LISTED) process.stderr.write(`  and ${runs.length - LISTED} more\n`)
}
