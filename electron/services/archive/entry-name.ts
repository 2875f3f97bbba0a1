/** What an archive calls an entry, made into a name inside a run. */
export interface EntryName {
  readonly name: string
  /** Why the entry is not opened: the name points outside the archive, or is no name. */
  readonly skipped?: string
  readonly warning?: string
}

/**
 * Cleans what carries no meaning (`./`, `//`) and judges the rest. Nothing is ever written under these names,
 * so odd but honest ones (`CON`, `a:b`, `-rf`, `foo..bar`) are fine.
 */
export function readEntryName(raw: string, maxBytes: number): EntryName {
  if (Buffer.byteLength(raw) > maxBytes) {
    // Copied, so that the whole name does not stay in memory behind its beginning.
    return { name: Buffer.from(raw.slice(0, 200)).toString(), skipped: `name is longer than ${maxBytes} bytes` }
  }
  if (leavesArchive(raw)) return { name: raw, skipped: 'name leaves the archive' }
  const name = raw
    .split('/')
    .filter(part => part !== '' && part !== '.')
    .join('/')
  if (name === '') return { name: '(unnamed)', skipped: 'entry has no name' }
  return name.includes('\0') ? { name, warning: 'name holds a NUL byte' } : { name }
}

function leavesArchive(name: string): boolean {
  return /^(?:[/\\]|[a-z]:[/\\])/iu.test(name) || name.split(/[/\\]/u).includes('..')
}
