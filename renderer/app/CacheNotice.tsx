import { visible } from '#shared/base/text.ts'
import { WarningIcon } from '../ui/icons.tsx'

/** Says that copies end with the program, where the cache could not be used; nothing otherwise. */
export function CacheNotice({ reason }: { readonly reason: string | undefined }) {
  if (reason === undefined) return undefined
  return (
    <p className="cache-temporary">
      <WarningIcon />
      <span>
        <b>What is fetched now is gone when the program ends.</b> The cache cannot be used: {visible(reason)}
      </span>
    </p>
  )
}
