import { HOST_ROLE } from '../compare/name-by-role.ts'
import { findHostFolders } from '../resolve-hosts.ts'
import { isLog, logGroupOf } from '../templates/log-group.ts'

/** What of a run's names stands for a part of it, such as `<cos>`; a name is never that long. */
const MASK = /<[^<>]{0,300}>/gu

/**
 * Which of these log groups a run has a log for, as far as the names of its artifacts tell. The run need not have been read,
 * so machines of different roles count as one.
 */
export function heldGroups(groups: readonly string[], names: readonly string[]): readonly string[] {
  const hosts = findHostFolders(names).hosts.map(name => ({ name, role: HOST_ROLE }))
  const groupOf = logGroupOf({ hosts, run: {} })
  const held = new Set(names.filter(isLog).map(name => withoutRoles(groupOf(name))))
  return groups.filter(group => held.has(withoutRoles(group)))
}

function withoutRoles(group: string): string {
  return group.replace(MASK, '<>')
}
