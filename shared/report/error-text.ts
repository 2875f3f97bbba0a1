import type { AppError } from '../base/result.ts'
import { truncate, visible } from '../base/text.ts'

/** An error for people: what happened, what the program did about it, what the reader can do. Full sentences. */
export interface ErrorText {
  readonly what: string
  readonly did: string
  readonly todo: string
}

const NOTHING_READ = 'Nothing was read from it.'
const NAMED = 10

type Writers = { readonly [C in AppError['code']]: (error: Extract<AppError, { readonly code: C }>) => ErrorText }

/** One writer for each code: a new code without one does not compile. */
const writers: Writers = {
  'source/not-found': ({ path }) =>
    text(`There is no ${show(path)}.`, NOTHING_READ, 'Check the name and choose it again.'),
  'source/denied': ({ path }) =>
    text(
      `The system does not allow reading ${show(path)}.`,
      NOTHING_READ,
      'Change its permissions or copy it to a place you own.',
    ),
  'source/unsupported': ({ path, reason }) =>
    text(
      `${show(path)} cannot be opened: ${show(reason)}.`,
      NOTHING_READ,
      'Choose a folder, a zip or tar archive, or a log file.',
    ),
  'source/several-runs': ({ path, runs }) =>
    text(
      `${show(path)} holds several runs: ${list(runs)}.`,
      'None of them was chosen.',
      'Name one of them after a #, or choose it in the list.',
    ),
  'source/no-such-run': ({ path, run, runs }) =>
    text(`${show(path)} holds no run ${show(run)}.`, `It holds these: ${list(runs)}.`, 'Choose one of them.'),
  'archive/too-large': ({ path, limit }) =>
    text(
      `The archive ${show(path)} goes beyond a limit: ${show(limit)}.`,
      'Reading stopped there.',
      'Unpack it yourself and open the folder.',
    ),
  'source/partly-read': ({ path, reason }) =>
    text(
      `${show(path)} was opened in part: ${show(reason)}.`,
      'What could be read is listed and analysed.',
      'Copy or download it again if something is missing.',
    ),
  'archive/corrupt': ({ path, reason }) =>
    text(
      `The archive ${show(path)} is damaged: ${show(reason)}.`,
      'What could be read was read.',
      'Download it again.',
    ),
  'archive/encrypted': ({ path }) =>
    text(`The archive ${show(path)} is encrypted.`, NOTHING_READ, 'Unpack it with its password and open the folder.'),
  'artifact/not-found': ({ artifact }) =>
    text(
      `The run has no artifact ${show(artifact)}.`,
      'Nothing was shown.',
      'Open the run again; its files may have changed.',
    ),
  'artifact/unreadable': ({ artifact, reason }) =>
    text(
      `${show(artifact)} could not be read: ${show(reason)}.`,
      'It is listed as not read.',
      'Check the file, or go on without it.',
    ),
  'analysis/died': ({ reason }) =>
    text(
      `The analysis ended unexpectedly: ${show(reason)}.`,
      'It was stopped; nothing of it is shown.',
      'Try again; leave out the file it was reading if it happens again.',
    ),
  'rpc/bad-request': ({ command, issues }) =>
    text(
      `The request ${show(command)} was not understood: ${list(issues)}.`,
      'It was refused.',
      'Please report this; it is a mistake in the program.',
    ),
  'rpc/unknown-id': ({ id }) =>
    text(`${show(id)} is not open any more.`, 'The request was refused.', 'Open the source again.'),
  'rpc/unreachable': ({ reason }) =>
    text(
      `The program behind this page does not answer: ${show(reason)}.`,
      'The request was given up.',
      'Check that it still runs, then reload the page.',
    ),
  'shell/unavailable': ({ feature }) =>
    text(
      `${show(feature)} is not available here.`,
      'Nothing was done.',
      'Use the desktop window, or the command line.',
    ),
  'file/write': ({ path, reason }) =>
    text(
      `${show(path)} could not be written: ${show(reason)}.`,
      'No file was changed.',
      'Choose another place or free some space.',
    ),
  cancelled: () => text('It was cancelled.', 'The work stopped and nothing was kept.', 'Start it again when you want.'),
  bug: ({ message }) =>
    text(
      `Something went wrong inside the program: ${show(message)}.`,
      'The request was stopped.',
      'Please report this with what you did before.',
    ),
}

/** The one place where errors become sentences. */
export function errorText(error: AppError): ErrorText {
  // The table is keyed by the code of what its writers take, which the type of a lookup cannot say.
  return (writers[error.code] as (error: AppError) => ErrorText)(error)
}

function text(what: string, did: string, todo: string): ErrorText {
  return { what, did, todo }
}

/** Names and reasons come from files: one line, controls visible, not endless. A full stop at the end is ours. */
function show(value: string): string {
  return truncate(visible(value.replace(/\s+/gu, ' ').replace(/\.$/u, '')), 500)
}

function list(values: readonly string[]): string {
  if (values.length === 0) return 'none'
  const more = values.length > NAMED ? ` and ${values.length - NAMED} more` : ''
  return `${values.slice(0, NAMED).map(show).join(', ')}${more}`
}
