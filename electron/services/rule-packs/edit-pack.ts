import { join } from 'node:path'
import { err, ok, type AppError, type Result } from '#shared/base/result.ts'
import { PackId, RULE_PACK_SCHEMA, packLimits, type PackFrame } from '#shared/saved/rule-pack.schema.ts'
import { refusePackId } from '#shared/analysis/own-rules/read-own-rule.ts'
import { writeFileAtomic } from '../write-file-atomic.ts'
import { readText } from './load-packs.ts'
import { readFrame, soundRule } from './read-pack.ts'

/** A pack of the person's own folder: its file is named after it. */
export interface PackPlace {
  readonly folder: string
  readonly packId: string
}

/**
 * Puts a rule into a pack, in place of one with the same id. The rule must hold its own samples. A pack that is not there
 * is begun; one that cannot be read is left as it is. Answers with the rule's full id.
 */
export async function saveRule(place: PackPlace, value: unknown): Promise<Result<string>> {
  const opened = await openPack(place)
  if (!opened.ok) return opened
  const { path, frame } = opened.value
  const sound = soundRule(place.packId, value)
  if (!sound.ok) return err({ code: 'rules/refused', ...sound.error })
  const { document, rule } = sound.value
  const at = frame.rules.findIndex(other => idOf(other) === document.id)
  const rules = at === -1 ? [...frame.rules, document] : frame.rules.with(at, document)
  const written = await writePack(path, { ...frame, rules })
  return written.ok ? ok(rule.id) : written
}

/** Takes a rule out of a pack, by its full id. */
export async function removeRule(place: PackPlace, ruleId: string): Promise<Result<null>> {
  const opened = await openPack(place)
  if (!opened.ok) return opened
  const { path, frame } = opened.value
  const rules = frame.rules.filter(rule => `${place.packId}/${idOf(rule) ?? ''}` !== ruleId)
  if (rules.length === frame.rules.length) return err({ code: 'rpc/unknown-id', id: ruleId })
  const written = await writePack(path, { ...frame, rules })
  return written.ok ? ok(null) : written
}

interface OpenPack {
  readonly path: string
  readonly frame: PackFrame
}

async function openPack({ folder, packId }: PackPlace): Promise<Result<OpenPack>> {
  // It becomes a file's name: nothing but what the schema of an id lets through.
  if (!PackId.safeParse(packId).success) return refuse('id', 'must be like my-team')
  const refused = refusePackId(packId)
  if (refused !== undefined) return refuse('id', refused)
  const path = join(folder, `${packId}.json`)
  const text = await readText(path)
  if (!text.ok) {
    if (text.error !== 'is not there') return err({ code: 'rules/pack', path, reason: text.error })
    return ok({ path, frame: { schema: RULE_PACK_SCHEMA, id: packId, title: 'My rules', rules: [] } })
  }
  const frame = readFrame(text.value)
  if (!frame.ok) return err({ code: 'rules/pack', path, reason: frame.error.join('; ') })
  if (frame.value.id !== packId) {
    return err({ code: 'rules/pack', path, reason: `it holds the pack "${frame.value.id}"` })
  }
  return ok({ path, frame: frame.value })
}

function refuse(place: string, reason: string): Result<never> {
  return err<AppError>({ code: 'rules/refused', place, reason })
}

async function writePack(path: string, frame: PackFrame): Promise<Result<void>> {
  const text = `${JSON.stringify(frame, undefined, 2)}\n`
  if (frame.rules.length > packLimits.rules || Buffer.byteLength(text) > packLimits.bytes) {
    return err({ code: 'rules/pack', path, reason: `it is full: ${packLimits.rules} rules, ${packLimits.bytes} bytes` })
  }
  return await writeFileAtomic(path, text)
}

function idOf(rule: unknown): string | undefined {
  if (typeof rule !== 'object' || rule === null || !('id' in rule)) return undefined
  return typeof rule.id === 'string' ? rule.id : undefined
}
