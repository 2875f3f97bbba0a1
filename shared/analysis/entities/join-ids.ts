/** What makes a set one pod's. */
export interface PodIdentity {
  readonly uid?: string
  /** `<namespace>/<name>`. */
  readonly name?: string
}

/** Sets of names and ids that are one thing. A set never has two pods: a tie that would join them is refused. */
export interface IdSets {
  /** Adds a member. */
  add(key: string, pod?: PodIdentity): void
  /** False when the two belong to different pods; nothing is joined then. */
  join(a: string, b: string): boolean
  /** The members of each set, and whose they are. */
  sets(): readonly { readonly keys: readonly string[]; readonly pod: PodIdentity }[]
}

const NOBODY: PodIdentity = {}

export function createIdSets(): IdSets {
  const parents = new Map<string, string>()
  const pods = new Map<string, PodIdentity>()
  const podOf = (root: string) => pods.get(root) ?? NOBODY
  const rootOf = (key: string): string => {
    let root = key
    for (let up = parents.get(root); up !== undefined && up !== root; up = parents.get(root)) root = up
    // Each member on the way points at the root from now on: long chains stay cheap.
    for (let at = key; at !== root;) {
      const next = parents.get(at) ?? root
      parents.set(at, root)
      at = next
    }
    return root
  }
  const learn = (root: string, pod: PodIdentity) => {
    const known = pods.get(root)
    if (pod !== NOBODY) pods.set(root, known === undefined ? pod : { ...pod, ...known })
  }
  const add = (key: string, pod: PodIdentity = NOBODY) => {
    if (!parents.has(key)) parents.set(key, key)
    learn(rootOf(key), pod)
  }
  return {
    add,
    join(a, b) {
      add(a)
      add(b)
      const [one, other] = [rootOf(a), rootOf(b)]
      if (one === other) return true
      const [pod, otherPod] = [podOf(one), podOf(other)]
      if (differ(pod.uid, otherPod.uid) || differ(pod.name, otherPod.name)) return false
      parents.set(other, one)
      learn(one, otherPod)
      return true
    },
    sets() {
      const members = new Map<string, string[]>()
      for (const key of parents.keys()) {
        const root = rootOf(key)
        const known = members.get(root)
        if (known === undefined) members.set(root, [key])
        else known.push(key)
      }
      return [...members].map(([root, keys]) => ({ keys, pod: podOf(root) }))
    },
  }
}

function differ(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && a !== b
}
