import { visible } from '#shared/base/text.ts'
import { systemReason } from '#shared/report/system-reason.ts'
import { WarningIcon } from '../ui/icons.tsx'

/** Says that copies end with the program, where the cache could not be used; nothing otherwise. */
export function CacheNotice({ reason }: { readonly reason: string | undefined }) {
  if (reason === undefined) return undefined
  return (
    <p className="cache-temporary">
      <WarningIcon />
      <span>
        <b>What is fetched now is gone when the program ends.</b> The cache cannot be written:{' '}
        {visible(systemReason(reason))}. Mend that, or choose another folder with RUNSKEW_CACHE, and start again.
      </span>
    </p>
  )
}
