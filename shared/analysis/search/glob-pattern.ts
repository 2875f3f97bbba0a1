import { compilePattern, type Pattern } from '../compile-pattern.ts'

/**
 * A glob over the names of artifacts: `**` for anything, `*` and `?` for what is inside of one folder. One without `/` is
 * looked for in the last part of the name.
 */
export function globPattern(glob: string): Pattern {
  const parts = (glob.match(/\*\*\/?|[*?]|[^*?]+/gu) ?? []).map(translate)
  return compilePattern({ re2: `${glob.includes('/') ? '^' : '(?:^|/)'}${parts.join('')}$` })
}

function translate(part: string): string {
  if (part === '**/') return '(?:.*/)?'
  if (part === '**') return '.*'
  if (part === '*') return '[^/]*'
  return part === '?' ? '[^/]' : part.replace(/[\\^$.+()[\]{}|]/gu, String.raw`\$&`)
}
