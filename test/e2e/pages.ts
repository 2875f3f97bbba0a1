import { expect, type Locator, type Page } from '@playwright/test'

export const PANELS = [
  'Verdict',
  'Versions',
  'Timeline',
  'Logs',
  'Tests',
  'Artifacts',
  'Report',
  'Stories',
  'New lines',
  'Search',
] as const
export type PanelTitle = (typeof PANELS)[number]

/** What a person finds in the window, by role and name. */
export interface RunskewWindow {
  readonly page: Page
  readonly nav: Locator
  readonly verdict: VerdictPage
  readonly sources: SourcesDialog
  readonly search: SearchPage
  /** What only this panel shows, once it shows it. */
  landmark(panel: PanelTitle): Locator
  open(panel: PanelTitle): Promise<void>
  /** Runs a command of the palette by its title. */
  command(title: string): Promise<void>
  /** The log of a run in its own pane. */
  log(side: 'good' | 'bad'): LogPage
  /** The log in a pane while that shows a file of the other run. */
  logAcross(pane: 'left' | 'right'): LogPage
  /** Pastes a text where no field has the focus. */
  paste(text: string): Promise<void>
  /** The banner that says that artifacts are missing. */
  readonly partial: Locator
  readonly settings: Locator
  /** What the last copy button put on the clipboard. */
  clipboard(): Promise<string>
}

/** Does something that changes a setting, and waits until that is kept: a page that is loaded anew then shows it. */
export async function keepSetting(page: Page, act: () => Promise<void>): Promise<void> {
  const kept = page.waitForResponse(answer => answer.request().postData()?.includes('"settings.set"') === true)
  await act()
  await kept
}

export function runskewWindow(page: Page): RunskewWindow {
  const nav = page.getByRole('navigation', { name: 'Panels' })
  const landmark = (panel: PanelTitle) => landmarks(page)[panel]
  return {
    page,
    nav,
    verdict: verdictPage(page),
    sources: sourcesDialog(page),
    search: searchPage(page),
    landmark,
    open: async panel => {
      await nav.getByRole('link', { name: panel, exact: true }).click()
      await expect(landmark(panel)).toBeVisible()
    },
    command: async title => {
      await page.keyboard.press('Control+k')
      await page.getByRole('combobox', { name: 'Command' }).fill(title)
      await page.keyboard.press('Enter')
      await expect(page.getByRole('dialog')).toHaveCount(0)
    },
    log: side =>
      logPage(page, { pane: side === 'good' ? 'Good log' : 'Bad log', picker: `Artifact of the ${side} run` }),
    logAcross: pane => logPage(page, ACROSS[pane]),
    paste: text => page.evaluate(pasteText, text),
    partial: page.getByRole('main').getByRole('region', { name: 'Partial data' }),
    settings: page.getByRole('dialog', { name: 'Settings' }),
    clipboard: async () => {
      await page.context().grantPermissions(['clipboard-read'])
      return page.evaluate(() => navigator.clipboard.readText())
    },
  }
}

function landmarks(page: Page): Readonly<Record<PanelTitle, Locator>> {
  const heading = (name: string) => page.getByRole('heading', { level: 1, name, exact: true })
  return {
    Verdict: verdictPage(page).headline,
    Versions: heading('Versions'),
    Timeline: page.getByRole('group', { name: /^Timeline of both runs/u }),
    Logs: page.getByRole('region', { name: 'Bad log', exact: true }).getByRole('toolbar'),
    Tests: heading('Tests'),
    Artifacts: heading('Artifacts'),
    Report: page.getByRole('textbox', { name: 'Body of the report' }),
    Stories: heading('Stories'),
    'New lines': heading('New lines'),
    Search: heading('Search'),
  }
}

interface VerdictPage {
  readonly headline: Locator
  /** The cards, the likeliest first. */
  readonly hypotheses: Locator
  /** Links to lines inside something. */
  evidenceOf(place: Locator): Locator
}

function verdictPage(page: Page): VerdictPage {
  const main = page.getByRole('main')
  return {
    headline: main.getByRole('heading', { level: 1 }),
    hypotheses: main.getByRole('article'),
    evidenceOf: place => place.getByRole('link', { name: /^(?:good|bad) run .*:[\d,]+/u }),
  }
}

interface SearchPage {
  readonly form: Locator
  readonly field: Locator
  /** What both runs say together. */
  readonly summary: Locator
  toggle(name: 'Ignore case' | 'Pattern'): Locator
  lines(side: 'good' | 'bad'): Locator
  /** What was found in one artifact. */
  group(side: 'good' | 'bad', artifact: RegExp): Locator
  /** Types and presses Enter. */
  find(text: string): Promise<void>
}

function searchPage(page: Page): SearchPage {
  const form = page.getByRole('search', { name: 'Search all artifacts' })
  const field = form.getByRole('textbox', { name: 'Text to find in all artifacts of both runs' })
  const lines = (side: 'good' | 'bad') => page.getByRole('region', { name: `Lines of the ${side} run` })
  return {
    form,
    field,
    summary: page.getByRole('main').getByRole('status'),
    toggle: name => form.getByRole('button', { name }),
    lines,
    group: (side, name) => lines(side).getByRole('group', { name }),
    find: async text => {
      await field.fill(text)
      await field.press('Enter')
    },
  }
}

interface SourcesDialog {
  readonly dialog: Locator
  readonly runs: Locator
  readonly compare: Locator
  show(): Promise<void>
  /** Hands files over through the browser's own chooser. */
  upload(...paths: readonly string[]): Promise<void>
  radio(side: 'good' | 'bad', run: string): Locator
  readonly link: Locator
  /** How far the copy of a run got. */
  copyOf(run: string): Locator
  /** The runs of a job that can be chosen from. */
  readonly jobRuns: Locator
  jobRun(run: string): Locator
  /** Copies of runs that are in the cache. */
  readonly recent: Locator
}

function sourcesDialog(page: Page): SourcesDialog {
  const dialog = page.getByRole('dialog', { name: 'Choose a good and a bad run' })
  return {
    dialog,
    runs: dialog.getByRole('listitem'),
    compare: dialog.getByRole('button', { name: 'Compare', exact: true }),
    show: async () => {
      await page.getByRole('button', { name: 'Choose runs…' }).first().click()
      await expect(dialog).toBeVisible()
    },
    upload: async (...paths) => {
      const chooser = page.waitForEvent('filechooser')
      await dialog.getByRole('button', { name: /^Choose archives or logs/u }).click()
      await (await chooser).setFiles([...paths])
    },
    radio: (side, run) => dialog.getByRole('radio', { name: new RegExp(`^${side} run .*${run}$`, 'u') }),
    link: dialog.getByRole('textbox', { name: 'Link to a run or a job' }),
    copyOf: run => dialog.getByRole('group', { name: `Copy of run ${run}` }),
    jobRuns: dialog.getByRole('region', { name: /^Runs of /u }),
    jobRun: run => dialog.getByRole('row').filter({ has: page.getByRole('rowheader', { name: new RegExp(run, 'u') }) }),
    recent: dialog.getByRole('region', { name: 'Recent runs' }),
  }
}

/** Playwright has no clipboard without permissions. Runs in the page. */
function pasteText(text: string): void {
  const clipboardData = new DataTransfer()
  clipboardData.setData('text/plain', text)
  const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
  ;(document.activeElement ?? document.body).dispatchEvent(event)
}

/** A line as it stands on screen. */
export interface ScreenLine {
  readonly number: number
  readonly text: string
}

interface LogPage {
  readonly pane: Locator
  readonly picker: Locator
  readonly position: Locator
  readonly notes: Locator
  /** What is on screen now, in order. */
  lines(): Promise<readonly ScreenLine[]>
  /** What is on screen of a line, empty when nothing is; for `expect.poll`. */
  textOf(line: number): Promise<string>
  /** Of the pane's own run, unless it says otherwise. */
  pick(artifact: string, run?: 'Good run' | 'Bad run'): Promise<void>
  goTo(line: number): Promise<void>
  /** The rendered text of a line, to point at. */
  place(text: string): Locator
  readonly find: Locator
  /** The conditions of the filter. */
  readonly filter: Locator
  /** The row of lines that are folded. */
  fold(text: string): Locator
}

interface LogNames {
  readonly pane: string
  readonly picker: string
}

const ACROSS: Readonly<Record<'left' | 'right', LogNames>> = {
  left: { pane: 'Left log, bad run', picker: 'Artifact on the left, bad run' },
  right: { pane: 'Right log, good run', picker: 'Artifact on the right, good run' },
}

function logPage(page: Page, names: LogNames): LogPage {
  const pane = page.getByRole('region', { name: names.pane, exact: true })
  const picker = pane.getByRole('combobox', { name: names.picker })
  const lines = () => pane.evaluate(readScreen)
  return {
    pane,
    picker,
    position: pane.getByRole('scrollbar', { name: /^Position in the /u }),
    notes: pane.getByRole('list', { name: /^Notes on line/u }),
    lines,
    textOf: async line => (await lines()).find(({ number }) => number === line)?.text ?? '',
    pick: async (artifact, run) => {
      await picker.click()
      await picker.fill(artifact)
      const place = run === undefined ? pane : pane.getByRole('group', { name: run, exact: true })
      await place.getByRole('option').filter({ hasText: artifact }).first().click()
    },
    goTo: async line => {
      const field = pane.getByRole('textbox', { name: /^Line number/u })
      // A log that is just being opened takes the bar of the one before it away.
      await expect(async () => {
        if (!(await field.isVisible())) await pane.getByRole('button', { name: 'Line…' }).click()
        await field.fill(String(line), { timeout: 2_000 })
      }).toPass()
      await page.keyboard.press('Enter')
      // The log may have been on that line before.
      await expect(pane.getByRole('form', { name: 'Go to line' })).toHaveCount(0)
      await expect(pane.getByText(`line ${line.toLocaleString('en-US')} of `)).toBeVisible()
    },
    place: text => pane.getByText(text).first(),
    find: pane.getByRole('search', { name: 'Find in this artifact' }),
    filter: pane.getByRole('group', { name: 'Lines to show' }),
    fold: text => pane.getByText(text, { exact: true }).first(),
  }
}

/** Opens everything that is folded, at every depth. */
export async function unfold(page: Page): Promise<void> {
  await page.getByRole('main').evaluate(main => {
    for (const fold of main.querySelectorAll('details')) fold.open = true
  })
}

/**
 * The editor gives its lines no role: the one place that knows its class names. A line that is wrapped is several rows,
 * of which only the first has a number. Runs in the page.
 */
function readScreen(pane: Element): readonly ScreenLine[] {
  const topOf = (element: Element) => Math.round(element.getBoundingClientRect().top)
  const area = pane.querySelector('.monaco-editor')?.getBoundingClientRect()
  // A row that stands for folded lines is none of a line.
  const rows = [...pane.querySelectorAll('.view-line:not(:has(.log-fold-text))')]
    .map(row => ({ top: topOf(row), text: row.textContent.replaceAll('\u00a0', ' ') }))
    .sort((a, b) => a.top - b.top)
  const starts = [...pane.querySelectorAll('.line-numbers')]
    .map(element => ({ top: topOf(element), number: Number(element.textContent) }))
    .filter(({ number }) => number > 0)
    .sort((a, b) => a.top - b.top)
  return starts
    .map(({ top, number }, index) => {
      const end = starts[index + 1]?.top ?? Infinity
      const [first = '', ...wrapped] = rows.filter(row => row.top >= top && row.top < end).map(row => row.text)
      // What is wrapped is drawn indented.
      return { top, number, text: [first, ...wrapped.map(text => text.trimStart())].join('') }
    })
    .filter(({ top, text }) => area !== undefined && text !== '' && top >= area.top - 1 && top < area.bottom)
    .map(({ number, text }) => ({ number, text }))
}
