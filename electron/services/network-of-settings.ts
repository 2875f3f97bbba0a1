import type { Result } from '#shared/base/result.ts'
import type { Settings } from '#shared/ipc/contract.ts'
import { prowHosts } from '#shared/knowledge/prow-storage.ts'
import { openNetwork, type Network } from './fetch/open-network.ts'
import type { ProxySettings } from './fetch/proxies.ts'

/** The network as the settings want it, made anew when they change. */
export interface NetworkOfSettings {
  current(): Result<Network>
  close(): Promise<void>
}

/** `STORAGE_EMULATOR_HOST` of the environment wins over the setting, like on the command line. */
export function networkOfSettings(settings: () => Settings, proxies: ProxySettings): NetworkOfSettings {
  const open = new Map<string, Result<Network>>()
  return {
    current: () => {
      const endpoint = proxies.environment['STORAGE_EMULATOR_HOST'] ?? settings().storageEndpoint
      const known = open.get(endpoint) ?? openNetwork({ endpoint, prowHosts, proxies })
      open.set(endpoint, known)
      return known
    },
    close: async () => {
      await Promise.all([...open.values()].flatMap(network => (network.ok ? [network.value.close()] : [])))
    },
  }
}
