/** A field of an issue form, as GitHub renders it: a heading of its label, and the text. */
export interface IssueField {
  /** What the address calls it. */
  readonly id: string
  readonly label: string
  /** GitHub does not submit the form without it. */
  readonly isRequired: boolean
}

/** A form for issues of a repository. */
export interface IssueForm {
  /** `owner/name` on GitHub. */
  readonly repository: string
  /** File name of the form. */
  readonly template: string
  /** In reading order. */
  readonly fields: readonly IssueField[]
  /** The field that takes what belongs to no other. */
  readonly rest: string
}

/** The form "Failing Test": .github/ISSUE_TEMPLATE/failing-test.yaml of kubernetes/kubernetes@23f1b36384. */
export const failingTestForm: IssueForm = {
  repository: 'kubernetes/kubernetes',
  template: 'failing-test.yaml',
  fields: [
    { id: 'testgridname', label: 'Testgrid test name', isRequired: true },
    { id: 'testgrid', label: 'Testgrid link', isRequired: true },
    { id: 'jobs', label: 'Which jobs are failing?', isRequired: true },
    { id: 'tests', label: 'Which tests are failing?', isRequired: true },
    { id: 'since', label: 'Since when has it been failing?', isRequired: true },
    { id: 'reason', label: 'Reason for failure (if possible)', isRequired: false },
    { id: 'additional', label: 'Anything else we need to know?', isRequired: false },
    { id: 'sigs', label: 'Relevant SIG(s)', isRequired: false },
  ],
  rest: 'additional',
}

/** What GitHub writes below the heading of a field that was left empty. */
export const NO_RESPONSE = '_No response_'

/** GitHub refuses a longer issue body. Characters. */
export const BODY_LIMIT = 65_536
