import { failingTestForm, NO_RESPONSE, type IssueForm } from './issue-form.ts'
import { splitSections } from './split-sections.ts'

/**
 * Longest address of a prefilled page. GitHub refuses addresses above about 8 KB ("414 URI Too Long", its documentation of
 * issues from URL queries), and the app opens none above 8,000 characters. All of them are ASCII, so bytes are characters.
 */
export const ADDRESS_LIMIT = 8_000

/** One part of a prefilled page. */
export interface PrefilledField {
  readonly label: string
  readonly text: string
  /** The address holds it; otherwise there is no room, and it has to be pasted. */
  readonly isSent: boolean
}

/** The page of a tracker on which a person files an issue, with what is filled in already. Nothing is filed by opening it. */
export interface PrefilledIssue {
  /** Where it leads, without what is sent. */
  readonly target: string
  readonly address: string
  /** Of the address with everything, even of one that is too long. */
  readonly wholeLength: number
  readonly fields: readonly PrefilledField[]
}

const REPOSITORY = /^[A-Za-z\d][A-Za-z\d-]{0,38}\/[\w.-]{1,100}$/u

/** True for `owner/name` as GitHub allows it. */
export function isRepository(text: string): boolean {
  return REPOSITORY.test(text) && !/\/\.{1,2}$/u.test(text)
}

/** The issue on the page of a repository: field by field where its form is known, as one body elsewhere. Undefined for no repository. */
export function prefillIssue(
  issue: { readonly title: string; readonly body: string },
  repository: string,
): PrefilledIssue | undefined {
  if (!isRepository(repository)) return undefined
  const target = `https://github.com/${repository}/issues/new`
  const form = repository === failingTestForm.repository ? failingTestForm : undefined
  const head: readonly Part[] = [
    ...(form === undefined ? [] : [{ id: 'template', label: 'Form', text: form.template }]),
    { id: 'title', label: 'Title', text: issue.title },
  ]
  const parts = form === undefined ? [{ id: 'body', label: 'Body', text: issue.body }] : fieldsOf(issue.body, form)
  return { target, ...fill(target, head, parts) }
}

interface Part {
  readonly id: string
  readonly label: string
  readonly text: string
}

/** The parts in their order, as many as there is room for. */
function fill(target: string, head: readonly Part[], parts: readonly Part[]): Omit<PrefilledIssue, 'target'> {
  let address = addressOf(target, head)
  const fields: PrefilledField[] = head.map(({ label, text }) => ({ label, text, isSent: true }))
  for (const part of parts) {
    const longer = `${address}&${queryOf(part)}`
    const isSent = longer.length <= ADDRESS_LIMIT
    if (isSent) address = longer
    fields.push({ label: part.label, text: part.text, isSent })
  }
  return { address, fields, wholeLength: addressOf(target, [...head, ...parts]).length }
}

function addressOf(target: string, parts: readonly Part[]): string {
  return `${target}?${parts.map(queryOf).join('&')}`
}

function queryOf({ id, text }: Part): string {
  return `${id}=${encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd'))}`
}

/** Text of each field that has some; what stands in no section of the form goes where the form takes anything. */
function fieldsOf(body: string, form: IssueForm): readonly Part[] {
  const sections = splitSections(body, 3)
  const contentOf = (text: string) => text.replace(/^### [^\n]*\n?/u, '').trim()
  const labels = new Set(form.fields.map(({ label }) => label))
  const others = sections.filter(({ key }) => !labels.has(key)).map(({ text }) => text.trim())
  return form.fields
    .map(({ id, label }) => {
      const own = contentOf(sections.find(({ key }) => key === label)?.text ?? '')
      const all = [own === NO_RESPONSE ? '' : own, ...(id === form.rest ? others : [])]
      return { id, label, text: all.filter(text => text !== '').join('\n\n') }
    })
    .filter(({ text }) => text !== '')
}
