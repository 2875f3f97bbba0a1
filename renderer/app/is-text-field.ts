const TYPED_INTO: ReadonlySet<string> = new Set(['text', 'search', 'url', 'number', 'email', 'tel', 'password'])

/** True for what takes typed text by itself. Radio buttons and checkboxes do not, and the editor only shows logs. */
export function isTextField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement) return TYPED_INTO.has(target.type)
  if (target.closest('.monaco-editor') !== null) return false
  return target.isContentEditable || ['TEXTAREA', 'SELECT'].includes(target.tagName)
}
