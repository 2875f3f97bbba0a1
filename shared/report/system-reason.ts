const WORDS: ReadonlyMap<string, string> = new Map([
  ['EACCES', 'the system does not allow to write there'],
  ['EDQUOT', 'no more space is allowed there'],
  ['EEXIST', 'a file is in its place'],
  ['ENOSPC', 'its disk is full'],
  ['ENOTDIR', 'a part of its path is a file'],
  ['EPERM', 'the system does not allow to write there'],
  ['EROFS', 'its disk is read-only'],
])

/** Why a folder cannot be written, by the system's code for it; the code alone where it says nothing to most people. */
export function systemReason(code: string): string {
  const words = WORDS.get(code)
  return words === undefined ? code : `${words} (${code})`
}
