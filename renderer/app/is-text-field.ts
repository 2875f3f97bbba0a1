const TYPED_INTO: ReadonlySet<string> = new Set(['text', 'search', 'url', 'number', 'email', 'tel', 'password'])

/** True for what takes typed text by itself: fields, the log editor. Radio buttons and checkboxes do not. */
export function isTextField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement) return TYPED_INTO.has(target.type)
  return (
    target.isContentEditable ||
    ['TEXTAREA', 'SELECT'].includes(target.tagName) ||
    target.closest('.monaco-editor') !== null
  )
}
