/**
 * RE2 for the names of artifacts that a rule asks for. Text that begins with `^` is RE2 already; everything else is a
 * glob over the whole path inside the run: `*` and `?` stay within a folder, `**` does not. A glob without a slash
 * matches in any folder.
 */
export function artifactPattern(text: string): string {
  if (text.startsWith('^')) return text
  const anywhere = text.includes('/') ? '' : '(?:.*/)?'
  return `^${anywhere}${text.replace(PIECE, piece => GLOB.get(piece) ?? quote(piece))}$`
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
