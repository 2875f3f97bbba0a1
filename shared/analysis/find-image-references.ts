import { wordsWithMark } from './words-with-mark.ts'

/** A container image reference, split: `[registry[:port]/]repository[:tag][@digest]`. */
export interface ParsedImageReference {
  /** Registry and repository, as written. */
  readonly name: string
  readonly tag?: string
  /** `sha256:<64 hex>` */
  readonly digest?: string
}

// Grammar of github.com/distribution/reference: lower-case path components, tags of up to 128 characters.
const HOST = String.raw`[a-z0-9][a-z0-9-]{0,62}(?:\.[a-z0-9-]{1,63}){0,6}(?::\d{2,5})?`
const PATH = String.raw`[a-z0-9][a-z0-9._-]{0,127}(?:\/[a-z0-9][a-z0-9._-]{0,127}){0,8}`
const TAG = String.raw`:\w[\w.-]{0,127}`
const DIGEST = '@sha256:[0-9a-f]{64}'

/** Registries whose name alone proves that a container image is meant. */
const KNOWN_REGISTRY =
  /^(?:(?:[a-z0-9-]{1,40}\.)?gcr\.io|registry\.k8s\.io|docker\.io|registry-1\.docker\.io|quay\.io|ghcr\.io|public\.ecr\.aws|mcr\.microsoft\.com|[a-z0-9-]{1,40}-docker\.pkg\.dev|\d{12}\.dkr\.ecr\.[a-z0-9-]{2,20}\.amazonaws\.com|[a-z0-9]{1,60}\.azurecr\.io)$/u

const REFERENCE_LENGTH = 1_200
const WHOLE = new RegExp(`^(?:(?<registry>${HOST})/)?(?<repository>${PATH})(?<tag>${TAG})?(?<digest>${DIGEST})?$`, 'u')

/**
 * Undefined for what is no image reference. Short names such as `busybox:1.36` need a digest to be believed:
 * without a registry they look like `host:port` or `file:line`.
 */
export function parseImageReference(text: string): ParsedImageReference | undefined {
  const { registry, repository, tag, digest } =
    (text.length > REFERENCE_LENGTH ? undefined : WHOLE.exec(text)?.groups) ?? {}
  if (repository === undefined || !isImage(registry, repository, digest)) return undefined
  return {
    name: registry === undefined ? repository : `${registry}/${repository}`,
    ...(tag === undefined ? {} : { tag: tag.slice(1) }),
    ...(digest === undefined ? {} : { digest: digest.slice(1) }),
  }
}

function isImage(registry: string | undefined, repository: string, digest: string | undefined): boolean {
  if (digest !== undefined) return true
  const isHost = registry !== undefined && (/[.:]/u.test(registry) || registry === 'localhost')
  return isHost && !/\.(?:go|ts|py|sh|json|yaml)$/u.test(repository)
}

// A URL's `//`, a longer path or an e-mail before it means that the words are part of something else.
const IN_TEXT = new RegExp(
  `(?:(?<![\\w./@-])|(?<=docker-pullable:\\/\\/))(?:${HOST}/)?${PATH}(?:${TAG}${DIGEST}|${TAG}|${DIGEST})(?![\\w/@])`,
  'gu',
)
/** Words right before a reference that say an image follows, whatever its registry. */
const IMAGE_CONTEXT = /(?:\b[iI]mage(?:Ref|Name|ID)?["=: ]{1,4}|PullImage["=: ]{1,3})$/u
const CONTEXT_LENGTH = 24

/** What a word of a line holds: the same words return on thousands of lines. */
interface Candidate {
  readonly text: string
  /** Where it begins in the word. */
  readonly index: number
  /** Believed by itself; otherwise only right after a word for image. */
  readonly isCertain: boolean
}
/** Words seen before and what they hold; bounded by its owner's life and by `WORDS_REMEMBERED`. */
export type ImageWords = Map<string, readonly Candidate[]>
const WORDS_REMEMBERED = 10_000

/**
 * The image references a line names, each once, in order. Believed are: a known registry, a digest,
 * or a registry with a dot right after a word for image. `words` remembers from line to line.
 */
export function findImageReferences(normalised: string, words: ImageWords = new Map()): readonly string[] {
  const found = new Set<string>()
  for (const { word, start } of wordsWithMark(normalised)) {
    for (const { text, index, isCertain } of candidatesIn(word, words)) {
      const at = start + index
      if (isCertain || IMAGE_CONTEXT.test(normalised.slice(Math.max(0, at - CONTEXT_LENGTH), at))) found.add(text)
    }
  }
  return [...found]
}

function candidatesIn(word: string, words: ImageWords): readonly Candidate[] {
  const known = words.get(word)
  if (known !== undefined) return known
  const candidates = [...word.matchAll(IN_TEXT)].flatMap(match => candidateOf(match[0], match.index))
  if (words.size < WORDS_REMEMBERED) words.set(word, candidates)
  return candidates
}

function candidateOf(match: string, index: number): readonly Candidate[] {
  const text = match.replace(/[.-]+$/u, '')
  const parsed = parseImageReference(text)
  if (parsed === undefined) return []
  const registry = parsed.name.slice(0, parsed.name.indexOf('/'))
  return [{ text, index, isCertain: parsed.digest !== undefined || KNOWN_REGISTRY.test(registry) }]
}
