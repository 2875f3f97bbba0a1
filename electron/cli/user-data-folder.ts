import { homedir } from 'node:os'
import { join } from 'node:path'

/** Where programs keep their settings on this system. */
export function userDataFolder(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  if (platform === 'win32') return join(environment['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming'), 'runskew')
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'runskew')
  return join(environment['XDG_CONFIG_HOME'] ?? join(homedir(), '.config'), 'runskew')
}
