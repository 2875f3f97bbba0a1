interface Named {
  readonly name: string
  readonly warning?: string
}

/** Gives the second entry of a name ` (2)` and so on: all are listed, none hides another. */
export function numberDuplicates<E extends Named>(entries: readonly E[]): readonly E[] {
  const taken = new Set<string>()
  // Where counting goes on, so that a hundred thousand equal names take as many steps.
  const numbers = new Map<string, number>()
  return entries.map(entry => {
    let name = entry.name
    let number = numbers.get(entry.name) ?? 1
    while (taken.has(name)) name = `${entry.name} (${++number})`
    numbers.set(entry.name, number)
    taken.add(name)
    return name === entry.name ? entry : withWarning({ ...entry, name }, 'another entry has the same name')
  })
}

/** Warns where names differ only in case or Unicode composition: extracted, one would overwrite the other. */
export function warnAlikeNames<E extends Named>(entries: readonly E[]): readonly E[] {
  const seen = new Set<string>()
  return entries.map(entry => {
    const folded = entry.name.normalize('NFC').toLowerCase()
    if (seen.has(folded)) return withWarning(entry, 'another name differs only in case or composition')
    seen.add(folded)
    return entry
  })
}

function withWarning<E extends Named>(entry: E, warning: string): E {
  return { ...entry, warning: entry.warning === undefined ? warning : `${entry.warning}; ${warning}` }
}
