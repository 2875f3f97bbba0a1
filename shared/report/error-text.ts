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
  'host/not-one': ({ path, host, hosts }) =>
    text(
      `${show(path)} has not exactly one host ${show(host)}.`,
      hosts.length === 0 ? 'Nothing in it names a host.' : `It may be one of these: ${list(hosts)}.`,
      'Give a part of the name that only one of them has.',
    ),
  'host/no-pair': ({ path, hosts }) =>
    text(
      `${show(path)} does not show a host that passed and one that failed.`,
      hosts.length === 0 ? 'Nothing in it names a host.' : `It names these: ${list(hosts)}.`,
      'Name two hosts yourself.',
    ),
  'entity/not-one': ({ path, name, entities }) =>
    entities.length === 0
      ? text(
          `No line that was read in ${show(path)} ties anything to the name or id ${show(name)}.`,
          'No story was read.',
          'Give a whole name, a uid, or the beginning of an id.',
        )
      : text(
          `${show(name)} may be one of these in ${show(path)}: ${list(entities)}.`,
          'None of them was chosen.',
          'Give what stands before the time.',
        ),
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
  'artifact/saved-in-part': ({ artifact, saved, reason }) =>
    text(
      `Only the first ${show(saved)} of ${show(artifact)} could be read: ${show(reason)}.`,
      'The file that you chose holds these.',
      'Use them, or fetch or unpack the artifact again and save it once more.',
    ),
  'reference/unknown': ({ text: pasted, known }) =>
    text(
      `${show(pasted)} is no address of a run that is understood here.`,
      'Nothing was asked of any server.',
      `Paste one of these: ${list(known)}.`,
    ),
  'reference/unusable': ({ text: pasted, reason, instead }) =>
    text(`${show(pasted)} leads to no run: ${show(reason)}.`, 'Nothing was fetched.', `${show(instead)}.`),
  'fetch/offline': ({ host, reason }) =>
    text(
      `${show(host)} cannot be reached: ${show(reason)}.`,
      'What had arrived is kept; the rest was not fetched.',
      'Check the network and try again; what is in the cache can be used without it.',
    ),
  'fetch/network-off': ({ what }) =>
    text(
      `${show(what)} is not in the cache, and the network is switched off.`,
      'Nothing was fetched.',
      'Allow the network (leave out --offline, or change the setting), or open a copy on disk.',
    ),
  'fetch/status': ({ host, what, status }) =>
    text(
      `${show(host)} answered ${status} for ${show(what)}.`,
      'It was tried several times where that makes sense; nothing of it was kept as complete.',
      'Try again later.',
    ),
  'fetch/not-found': ({ host, what }) =>
    text(
      `${show(host)} has no ${show(what)}.`,
      'Nothing was fetched.',
      'Check the address; old runs are deleted after some months.',
    ),
  'fetch/auth': ({ host, what }) =>
    text(
      `${show(host)} does not show ${show(what)} to the public.`,
      'Nothing was fetched.',
      'Download it with your own tools and open the folder.',
    ),
  'fetch/rate-limited': ({ host, waitSeconds }) =>
    text(
      `${show(host)} asks to wait ${Math.round(waitSeconds)} seconds.`,
      'What had arrived is kept.',
      'Try again after that time.',
    ),
  'fetch/sign-in': ({ host, reason }) =>
    text(
      `What answered for ${show(host)} is a sign-in page or a proxy, not the store: ${show(reason)}.`,
      'Nothing of it was kept.',
      'Sign in to the network with a browser, or set HTTPS_PROXY, and try again.',
    ),
  'fetch/proxy': ({ proxy, reason }) =>
    text(
      `The proxy ${show(proxy)} did not let the request through: ${show(reason)}.`,
      'Nothing was fetched.',
      'Check the proxy settings (HTTPS_PROXY, NO_PROXY, or those of the system).',
    ),
  'fetch/tls': ({ host, reason }) =>
    text(
      `The identity of ${show(host)} could not be verified: ${show(reason)}.`,
      'The connection was closed before anything was sent.',
      'If your company inspects traffic, add its certificate to the system store, or name its file in NODE_EXTRA_CA_CERTS.',
    ),
  'fetch/refused': ({ host, reason }) =>
    text(`${show(host)} is not contacted: ${show(reason)}.`, 'No request was sent.', 'Check the address.'),
  'fetch/stalled': ({ host, what, reason }) =>
    text(
      `${show(host)} stopped sending ${show(what)}: ${show(reason)}.`,
      'What had arrived is kept, marked incomplete.',
      'Try again; it goes on from there.',
    ),
  'fetch/corrupt': ({ what, reason }) =>
    text(
      `${show(what)} arrived damaged: ${show(reason)}.`,
      'The damaged bytes were thrown away.',
      'Try again; if it stays so, the network or the store is at fault.',
    ),
  'fetch/replaced': ({ what }) =>
    text(
      `${show(what)} changed in the store while it was read.`,
      'Nothing of it was kept, so that two versions are never mixed.',
      'Try again when the run has finished.',
    ),
  'fetch/malformed': ({ host, what, reason }) =>
    text(
      `${show(host)} gave an answer for ${show(what)} that makes no sense: ${show(reason)}.`,
      'It was not used.',
      'Try again; report it if it stays so.',
    ),
  'cache/full': ({ path, neededBytes }) =>
    text(
      `The disk that holds ${show(path)} is full: ${neededBytes} more bytes are needed.`,
      'Half-written files were removed; what was there stays usable.',
      'Free some space, or remove runs from the cache, and try again.',
    ),
  'cache/unusable': ({ path, reason }) =>
    text(
      `The cache ${show(path)} cannot be used: ${show(reason)}.`,
      'A temporary one serves until the program ends.',
      'Make the folder writable, or name another one in RUNSKEW_CACHE.',
    ),
  'cache/damaged': ({ artifact, reason }) =>
    text(
      `The cached copy of ${show(artifact)} is damaged: ${show(reason)}.`,
      'It was taken out of the cache and not shown.',
      'Fetch it again.',
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
  'rules/refused': ({ place, reason }) =>
    text(
      `The rule cannot be used: ${place === '' ? '' : `${show(place)} `}${show(reason)}.`,
      'Nothing was saved or searched.',
      'Change it and try again.',
    ),
  'search/refused': ({ reason }) =>
    text(`What to look for ${show(reason)}.`, 'Nothing was searched.', 'Change it and search again.'),
  'rules/pack': ({ path, reason }) =>
    text(
      `The rules in ${show(path)} could not be changed: ${show(reason)}.`,
      'The file is as it was.',
      'Correct the file, or move it away so that a new one can be begun.',
    ),
  'config/unusable': ({ path, reason }) =>
    text(
      `${show(path)} cannot be checked: ${show(reason)}.`,
      'Nothing is said about it.',
      'Choose an image configuration, a prowjob.json, a file of Prow jobs, or a folder that holds them.',
    ),
  'saved/newer-version': ({ path, version }) =>
    text(
      `${show(path)} was saved by a newer Runskew, in version ${show(version)} of the format.`,
      'The file was left as it is.',
      'Update this program to see it, or move the file away to begin anew.',
    ),
  'saved/broken': ({ path, keptAs, reason }) =>
    text(
      `${show(path)} is not a case that can be read: ${show(reason)}.`,
      `It was set aside as ${show(keptAs)}; nothing was deleted.`,
      'What could be read of the version before it is shown; the file can be mended by hand.',
    ),
  'saved/unreadable': ({ path, reason }) =>
    text(
      `${show(path)} cannot be read: ${show(reason)}.`,
      'The file was left as it is.',
      'Check its permissions and try again.',
    ),
  'saved/not-written': ({ path, reason }) =>
    text(
      `${show(path)} could not be saved: ${show(reason)}.`,
      'What you did stays in this window until it is closed; the file is as it was.',
      'Free some space or make the folder writable, then save again.',
    ),
  'saved/limit': ({ limit }) =>
    text(`A case cannot hold more: ${show(limit)}.`, 'The change was not made.', 'Remove what is no longer needed.'),
  'case/upload-gone': ({ name }) =>
    text(
      `${show(name)} was handed over by the browser, and is not kept.`,
      'The case itself is saved.',
      'Choose the same file again: its notes and pins come back with it.',
    ),
  'file/write': ({ path, reason }) =>
    text(
      `${show(path)} could not be written: ${show(reason)}.`,
      'No file was changed.',
      'Choose another place or free some space.',
    ),
  'file/too-large': ({ path, size, limit }) =>
    text(
      `${show(path)} would be ${show(size)}, and at most ${show(limit)} are saved at once.`,
      'No file was written.',
      'Leave some of it out and save again: what is folded or not selected does not go in.',
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
