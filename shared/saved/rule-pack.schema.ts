import { z } from 'zod'
import { encodeUtf8 } from '../base/bytes.ts'
import { err } from '../base/result.ts'
import { checkDocument, type SavedResult } from './saved-result.ts'

export const RULE_PACK_SCHEMA = 'runskew/rule-pack@1'

/** What a rule pack may hold. A pack is written by hand; whoever needs more has a program write another list. */
export const packLimits = {
  /** Of the file. Bytes. */
  bytes: 1_048_576,
  rules: 500,
  signatures: 8,
  /** Of one pattern. UTF-16 units. */
  pattern: 4_096,
  /** Of one literal. Bytes. */
  literalLeast: 4,
  literalMost: 200,
  samples: 20,
  /** Of one sample. UTF-16 units. */
  sample: 8_192,
} as const

const LONE_SURROGATE = /\p{Cs}/u
const LINE_END = /[\r\n]/u
/** What is written in other bytes where an artifact quotes or escapes it. */
const ESCAPED = /[\p{Cc}"'`\\<>&]/u

const text = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .refine(value => !LONE_SURROGATE.test(value), 'holds half a character (a lone surrogate)')
const line = (most: number) => text(most).refine(value => !LINE_END.test(value), 'must be one line')
const link = line(500).refine(value => value.startsWith('https://'), 'must begin with https://')
const name = z.string().regex(/^[a-z0-9][a-z0-9.:/_-]{0,99}$/u, 'must be a component id such as containerd')
const group = z.string().regex(/^[A-Za-z]\w{0,49}$/u, 'must be the name of a group')
/** Words that the scanner looks for. */
export const LiteralDocument = line(packLimits.literalMost)
  .refine(value => encodeUtf8(value).length >= packLimits.literalLeast, 'needs at least 4 bytes')
  .refine(value => encodeUtf8(value).length <= packLimits.literalMost, 'may have at most 200 bytes')
  .refine(value => !ESCAPED.test(value), 'may hold no quote, backslash, <, > or &: artifacts write them in many ways')

const Role = z.enum(['requested', 'bundled', 'installed', 'running', 'effective', 'reported'])
const Kind = z.enum(['root-cause', 'skew', 'symptom', 'noise'])

const SignatureDocument = z.strictObject({
  literal: LiteralDocument,
  pattern: line(packLimits.pattern),
  artifact: line(packLimits.pattern).optional(),
})
const CounterSampleDocument = z.strictObject({
  line: line(packLimits.sample),
  artifact: line(1_000).optional(),
  why: line(500),
})

/** One rule of a pack: the fields of a built-in rule; patterns are in RE2 syntax, an artifact is a glob, or RE2 after `^`. */
export const RuleDocument = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}(?:\/[a-z0-9][a-z0-9-]{0,39})?$/u, 'must be like disk/too-slow'),
  kind: Kind,
  severity: z.enum(['fatal', 'error', 'warning', 'info']),
  title: line(300),
  explain: text(4_000),
  signatures: z.array(SignatureDocument).min(1).max(packLimits.signatures),
  identity: z.array(group).min(1).max(8).optional(),
  wrapper: z.literal(true).optional(),
  implies: z
    .array(
      z.strictObject({
        component: name,
        role: Role,
        range: line(200),
        when: z.record(group, line(200)).optional(),
        source: line(500),
      }),
    )
    .max(8)
    .optional(),
  kindWhen: z
    .array(z.strictObject({ kind: Kind, component: name, roles: z.array(Role).min(1), range: line(200) }))
    .max(8)
    .optional(),
  suspects: z
    .array(z.strictObject({ component: name, roles: z.array(Role).min(1) }))
    .max(8)
    .optional(),
  nextSteps: z.array(text(1_000)).max(10),
  affects: z
    .array(z.strictObject({ component: name, range: line(200), source: link }))
    .max(8)
    .optional(),
  fixedIn: z
    .array(z.strictObject({ component: name, branch: line(100), version: line(100), what: line(300), source: link }))
    .max(8)
    .optional(),
  references: z.array(link).max(10),
  derived: z.literal(true).optional(),
  samples: z.array(line(packLimits.sample)).min(1).max(packLimits.samples),
  counterSamples: z.array(CounterSampleDocument).min(1).max(packLimits.samples),
})
export type RuleDocument = z.output<typeof RuleDocument>

export const PackId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/u, 'must be like my-team')

/** A file of rules that a person wrote. */
export const RulePackDocument = z.strictObject({
  schema: z.literal(RULE_PACK_SCHEMA),
  id: PackId,
  title: line(200),
  rules: z.array(RuleDocument).max(packLimits.rules),
})
export type RulePackDocument = z.output<typeof RulePackDocument>

/** The frame of a pack: its rules are checked one by one, so that one broken rule costs no other. */
const PackFrame = z.strictObject({ ...RulePackDocument.shape, rules: z.array(z.unknown()).max(packLimits.rules) })
export type PackFrame = z.output<typeof PackFrame>

export function parsePackFrame(value: unknown): SavedResult<PackFrame> {
  return checkDocument(PackFrame, value)
}

/** Checks one rule of a pack; the issues say where in it. */
export function parseRule(value: unknown): SavedResult<RuleDocument> {
  if (typeof value === 'object' && value !== null && Object.hasOwn(value, 'catalogue')) {
    return err(['catalogue: numbers of the built-in catalogue are not for packs'])
  }
  return checkDocument(RuleDocument, value)
}
