import { shortcutKeys } from './shortcuts.ts'

/** The keys of a shortcut as they are called on this machine. */
export function Shortcut({ shortcut }: { readonly shortcut: string }) {
  return (
    <span className="shortcut">
      {shortcutKeys(shortcut, /Mac OS/u.test(navigator.userAgent)).map(key => (
        <kbd key={key}>{key}</kbd>
      ))}
    </span>
  )
}
