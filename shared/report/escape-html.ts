import { sanitise } from './redact.ts'

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
}

/** Text for HTML content and for attribute values in double quotes; controls visible. */
export function escapeHtml(text: string): string {
  return sanitise(text).replace(/["&'<>`]/gu, character => ENTITIES[character] ?? character)
}
