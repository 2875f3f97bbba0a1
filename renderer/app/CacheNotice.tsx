import { visible } from '#shared/base/text.ts'
import { systemReason } from '#shared/report/system-reason.ts'
import { strings } from '../strings/index.ts'
import { WarningIcon } from '../ui/icons.tsx'

const words = strings.app.settings.cache

/** Says that copies end with the program, where the cache could not be used; nothing otherwise. */
export function CacheNotice({ reason }: { readonly reason: string | undefined }) {
  if (reason === undefined) return undefined
  return (
    <p className="cache-temporary">
      <WarningIcon />
      <span>
        <b>{words.temporary}</b> {words.temporaryWhy(visible(systemReason(reason)))}
      </span>
    </p>
  )
}
