/**
 * What Kubernetes puts behind a name to make it one of a kind: five characters of an alphabet without vowels, 0, 1 and 3
 * (k8s.io/apimachinery util/rand, apiserver storage/names).
 */
const ALPHABET = '[b-df-hj-np-tv-xz24-9]'
const SUFFIX = `-${ALPHABET}{5}`

/** One in a text. */
export const GENERATED_SUFFIX = new RegExp(`${SUFFIX}(?![0-9A-Za-z-])`, 'gu')

/** A ReplicaSet's hash before the suffix of its pod: the same alphabet. */
const HASHED = new RegExp(`-${ALPHABET}{8,10}${SUFFIX}$`, 'u')
const SUFFIXED = new RegExp(`${SUFFIX}$`, 'u')
const UID = /-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u
/** A number that counts, or hex digits with one that is a number. */
const NUMBERED = /-(?:\d{1,20}|(?=[a-f]{0,40}\d)[0-9a-f]{6,40})$/u

/** Endings that may stand behind one another. */
const ENDINGS = 4

/** A name without what was made up for one run: `web-6d4cf56db6-x2k9q`, `web-0` and `web-<uid>` are all `web`. */
export function baseName(name: string): string {
  let base = name
  for (let round = 0; round < ENDINGS; round++) {
    const ending = [UID, HASHED, SUFFIXED, NUMBERED].find(pattern => pattern.test(base))
    if (ending === undefined) return base
    base = base.replace(ending, '')
  }
  return base
}
