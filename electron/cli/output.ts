import { open } from 'node:fs/promises'
import { visible } from '#shared/base/text.ts'
import type { AppError } from '#shared/base/result.ts'
import { errorText } from '#shared/report/error-text.ts'

/** Exit codes of the stable interface. */
export const EXIT = { nothing: 0, findings: 1, failed: 2 } as const

/** A reader that has seen enough (`runskew … | head`) is no failure. */
export function endQuietlyOnClosedPipe(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    process.exit(error.code === 'EPIPE' ? EXIT.nothing : EXIT.failed)
  })
}

/** Data goes to stdout, or to a new file; an existing file is never overwritten. True when it arrived. */
export async function writeOutput(text: string, file: string | undefined): Promise<boolean> {
  if (file === undefined) {
    await new Promise<void>(done => process.stdout.write(text, () => done()))
    return true
  }
  try {
    const handle = await open(file, 'wx')
    await handle.writeFile(text)
    await handle.close()
    say(`Written to ${file}.`)
    return true
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : 'unknown'
    const reason = code === 'EEXIST' ? 'the file is there already, and is not overwritten' : code
    sayError({ code: 'file/write', path: file, reason })
    return false
  }
}

/** One message for people, on stderr; nothing in it can move a cursor. */
export function say(message: string): void {
  process.stderr.write(`runskew: ${visible(message)}\n`)
}

export function sayError(error: AppError): void {
  const { what, did, todo } = errorText(error)
  say([what, did, todo].filter(part => part !== '').join(' '))
}
