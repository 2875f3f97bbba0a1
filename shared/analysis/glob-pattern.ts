/**
 * RE2 for a glob over the whole path of an artifact inside its run: `*` and `?` stay within a folder, `**` does not. A glob
 * without a slash matches in any folder.
 */
export function globPattern(glob: string): string {
  const anywhere = glob.includes('/') ? '' : '(?:.*/)?'
  return `^${anywhere}${glob.replace(PIECE, piece => GLOB.get(piece) ?? quote(piece))}$`
}

const PIECE = /\*\*\/|\*\*|[^a-z0-9]/giu

const GLOB: ReadonlyMap<string, string> = new Map([
  ['**/', '(?:.*/)?'],
  ['**', '.*'],
  ['*', '[^/]*'],
  ['?', '[^/]'],
])

function quote(character: string): string {
  return /[\\^$.|+()[\]{}*?]/u.test(character) ? `\\${character}` : character
}
