import type { ClaimRole } from '../model/version-claim.ts'
import type { FindingKind, Severity } from '../model/finding.ts'

/*
 * The shapes of our knowledge. Every file in this folder's subfolders is a literal checked with
 * `as const satisfies …`: real regexes, comments and lint, and still data. Functions are a lint error there.
 *
 * Patterns of components and rules run on the *normalised* line (`normaliseLine` in shared/base/text.ts): ANSI removed,
 * XML entities resolved, escaping undone up to four times, every rendering of a NUL byte turned into `␀`.
 * Patterns of formats run on the line with ANSI removed and nothing else changed.
 */

export type Level = 'trace' | 'debug' | 'info' | 'warning' | 'error' | 'fatal'

/** How the text of a format's `time` group becomes an instant; the parsers are in shared/analysis/clock. */
export type TimeStyle =
  | 'klog' // 0305 11:26:07.123456, no year
  | 'rfc3339' // 2025-03-05T11:26:07[.fraction](Z|±hh:mm|±hhmm)
  | 'journal-short' // Mar 05 11:26:07[.fraction], no year
  | 'space-iso' // 2025-03-05 11:26:07[,.]fraction, no zone
  | 'ginkgo' // 03/05/25 11:26:07.123, month first
  | 'ginkgo-v1' // Mar  5 11:26:07.123, no year
  | 'since-boot' // 12.345678 seconds
  | 'epoch-micros' // 1741173967123456
  | 'dmesg' // Wed Mar  5 11:20:01 2025
  | 'rfc1123' // Wed, 05 Mar 2025 11:20:33 +0000

/** A log dialect. A line may nest several: each format's `body` is parsed again by the others. */
export interface LogFormat {
  readonly id: string
  readonly title: string
  /** Named groups become fields; `time`, `level`, `host`, `ident`, `pid`, `body`, `pairs`, `trailing` and `json` have fixed meanings (formats/README.md). */
  readonly patterns: readonly RegExp[]
  /** The first character of every line that any of the patterns reads; so most dialects need not be tried. */
  readonly starts: RegExp
  readonly time?: TimeStyle
  readonly levels?: Readonly<Record<string, Level>>
  /** `wrapper`: its body is another dialect's line; `line`: its body is the message. */
  readonly layer: 'wrapper' | 'line'
  /** At least one real line, and what it must parse to. */
  readonly samples: readonly [FormatSample, ...FormatSample[]]
}
export interface FormatSample {
  readonly line: string
  readonly expect: Readonly<Record<string, string>>
}

/** One way a component's version is spelt in a log line. */
export interface VersionReading {
  readonly id: string
  /** Words that every such line holds in its raw bytes, in any escaping: no quotes, backslashes, NUL. At least 4 bytes. */
  readonly literal: string
  /** Must have a `version` group, unless the reading has a `range` or a `value`; a `path` group names the binary. */
  readonly pattern: RegExp
  readonly role: ClaimRole
  /**
   * The line speaks of all machines of this role, whatever machine wrote it: `control-plane` or `node`. The claim goes to
   * the stand-in host of that name, as those of images.json do.
   */
  readonly hostRole?: 'control-plane' | 'node'
  /**
   * For lines that show a generation and no number: the semver range they prove. Then `pattern` needs no `version` group;
   * `{group}` is filled from its other groups, e.g. `~{branch}.0`.
   */
  readonly range?: string
  /** For lines whose words are no version but settle one: what they say, e.g. `systemd` for `SystemdCgroup:true`. */
  readonly value?: string
  /** Only right below a heading such as `Server:` of `ctr version`; a `path` group of the heading names the binary. */
  readonly below?: Signature
  /** Where the line stands right below such a heading, its `path` group names the binary; without it the line counts as well. */
  readonly above?: Signature
  /** Each such line is one start of the process: they are counted, and a change of version is a change within the run. */
  readonly isStart?: true
  /** Only in artifacts whose name matches; undefined = anywhere. */
  readonly artifact?: RegExp
  /** Where this spelling is known from: issue, or file@commit. */
  readonly source: string
  readonly samples: readonly [ReadingSample, ...ReadingSample[]]
  readonly counterSamples: readonly CounterSample[]
}
export interface ReadingSample {
  /** One line; a reading with `below` has its headings before it, separated by line feeds. */
  readonly line: string
  /** Name of the artifact it stands in, where the reading asks for one. */
  readonly artifact?: string
  /** The version as claimed (no leading `v`), and the path where the line names it. */
  readonly expect: { readonly version: string; readonly path?: string }
}
export interface CounterSample {
  readonly line: string
  /** As in `ReadingSample`. */
  readonly artifact?: string
  /** Why it must not match. */
  readonly why: string
}

/** A component and every way its versions are spelt. */
export interface Component {
  readonly id: string
  readonly title: string
  readonly readings: readonly VersionReading[]
}

/** A failure signature; `S` is how its patterns are written. */
export interface Rule<S extends AnySignature = Signature> {
  /** `area/what`, e.g. `shim/unsupported-version`. */
  readonly id: string
  /** Number in the catalogue of domain facts, e.g. `E1`. */
  readonly catalogue?: string
  readonly kind: FindingKind
  readonly severity: Severity
  /** One sentence a person would say; `{group}` is filled from the pattern's named groups. */
  readonly title: string
  /** A paragraph: what emits it, what it means, which versions it needs. */
  readonly explain: string
  /** Any of these makes the finding. */
  readonly signatures: readonly [S, ...S[]]
  /** Groups whose values tell one cause from another; undefined = all hits are one cause. */
  readonly identity?: readonly string[]
  /** A wrapper is dropped when another rule matches inside the same line. */
  readonly wrapper?: true
  /** What a hit proves about versions, besides the finding. */
  readonly implies?: readonly Implication[]
  /** Another kind under a condition on the run's own claims, e.g. a symptom that is the cause with an old daemon. */
  readonly kindWhen?: readonly KindCondition[]
  /** Components whose change between the runs would explain it, most likely first. */
  readonly suspects?: readonly Suspect[]
  /** What an engineer does next, one step each. */
  readonly nextSteps: readonly string[]
  /**
   * The versions that show it; of several components, each must have one of its own. A change inside or outside of them
   * is no cause.
   */
  readonly affects?: readonly AffectedRange[]
  /** The first version of a branch that does not show it any more. */
  readonly fixedIn?: readonly Fix[]
  /** https links: why we believe it. */
  readonly references: readonly [string, ...string[]]
  /** The text is derived from source and was never seen in a real log: shown, and lowers the confidence. */
  readonly derived?: true
  readonly samples: readonly [string, ...string[]]
  readonly counterSamples: readonly [CounterSample, ...CounterSample[]]
}
export interface Signature {
  /** As in `VersionReading`. */
  readonly literal: string
  readonly pattern: RegExp
  /** Only in artifacts whose name matches; undefined = anywhere. */
  readonly artifact?: RegExp
}
/** A pattern in RE2 syntax, as people write them in rules of their own: it runs in linear time, whatever it is. */
export interface LinearPattern {
  readonly re2: string
}
/** As `Signature`, in a rule that a person wrote. */
export interface LinearSignature {
  readonly literal: string
  readonly pattern: LinearPattern
  readonly artifact?: LinearPattern
}
export type AnySignature = Signature | LinearSignature
/** A rule of a person's own. It may be known from the run at hand alone, and then has no references. */
export type OwnRule = RuleOf<LinearSignature>
/** A rule of the built-in knowledge, or of a person's own. */
export type AnyRule = RuleOf<AnySignature>
type RuleOf<S extends AnySignature> = Omit<Rule<S>, 'references'> & { readonly references: readonly string[] }
export interface Implication {
  readonly component: string
  readonly role: ClaimRole
  readonly range: string
  /** Only when the groups have these values. */
  readonly when?: Readonly<Record<string, string>>
  readonly source: string
}
export interface AffectedRange {
  readonly component: string
  /** Semver range. */
  readonly range: string
  /** https link. */
  readonly source: string
}
export interface Fix {
  readonly component: string
  /** Release branch such as `2.3`, or `main`. */
  readonly branch: string
  /** Version, or commit where no release is known to hold it. */
  readonly version: string
  /** What the fix does, in words that go on from "containerd 2.3.4 …". */
  readonly what: string
  /** https link. */
  readonly source: string
}
export interface KindCondition {
  readonly kind: FindingKind
  readonly component: string
  readonly roles: readonly ClaimRole[]
  readonly range: string
}
export interface Suspect {
  readonly component: string
  readonly roles: readonly ClaimRole[]
}

/** A statement on which versions of two components work together. */
export interface Compatibility {
  readonly id: string
  readonly title: string
  /** The component ids of the two axes. */
  readonly left: string
  readonly right: string
  readonly cells: readonly CompatibilityCell[]
}
export interface CompatibilityCell {
  /** Semver range of the left component. */
  readonly left: string
  readonly right: string
  readonly outcome: 'works' | 'breaks'
  /** Rules whose signature this pair produces. */
  readonly rules: readonly string[]
  readonly note: string
  /** Worked out from source code, never seen in a log. */
  readonly derived?: true
  readonly source: string
}

/** Package lists that a maker publishes: one object for each build, in a folder that is named by the build. */
export interface PackageLists {
  /** Public bucket of Google's storage. */
  readonly bucket: string
  /** Name of the object in the folder of a build, e.g. of `121-18867-0-24` in `18867.0.24/`: without its milestone, with dots. */
  readonly file: string
  /** Images whose contents no such list is known to tell, by their name. */
  readonly except: RegExp
  /** https link. */
  readonly source: string
}
/** OS images of one family and the component versions known to be in named builds. Never interpolated silently. */
export interface ImageFamily {
  readonly id: string
  readonly title: string
  /** Splits an image name; must have a `build` group that orders builds (dots, dashes and digits) and may have `milestone`. */
  readonly name: RegExp
  /** Host role of machines that run it, e.g. `cos`. */
  readonly hostRole: string
  readonly builds: readonly KnownBuild[]
  /** Where its maker publishes what each build holds, if it does. */
  readonly lists?: PackageLists
  readonly samples: readonly [ImageSample, ...ImageSample[]]
  readonly counterSamples: readonly CounterSample[]
}
export interface KnownBuild {
  /** As in the `build` group, e.g. `121-18867-0-24`. */
  readonly build: string
  /** As in the `milestone` group of a name with this build; undefined where the family has none. */
  readonly milestone?: string
  /** Component id → version. */
  readonly bundles: Readonly<Record<string, string>>
  readonly source: string
}
export interface ImageSample {
  readonly name: string
  readonly expect: { readonly build: string; readonly milestone?: string }
}
