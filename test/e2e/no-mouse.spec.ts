import { expectAccessible } from './accessible.ts'
import { expect, test } from './fixtures.ts'
import { keyboardOf, type Keyboard } from './keyboard.ts'
import { runskewWindow, type RunskewWindow } from './pages.ts'

const JOB = 'ci-containerd-node-e2e-1-7'
const GOOD = '1896855635358646272'
const BAD = '1897218023224246272'
const page = (run: string) => `https://prow.k8s.io/view/gs/kubernetes-ci-logs/logs/${JOB}/${run}`

test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

// The parts of one journey: each begins with the focus where the one before left it. Nothing is clicked or given the focus.
test('goes without a mouse from a pasted link to a copied issue', async ({ page: tab, serveStored }) => {
  // A whole session, with a look at every theme at each stop.
  test.slow()
  await tab.goto((await serveStored()).url)
  const window = runskewWindow(tab)
  const keys = keyboardOf(tab)
  await expect(tab.getByRole('region', { name: 'First steps' })).toContainText('Paste a Prow link')
  await expect(window.verdict.headline).toBeVisible()
  await test.step('pastes the link, and chooses a good run', () => chooseRuns(window, keys))
  await test.step('finds the component that changed, and how that is known', () => readVersions(window, keys))
  await test.step('finds the line that proves it, and pins it', () => pinProof(window, keys))
  await test.step('copies the issue', () => copyIssue(window, keys))
  const issue = await window.clipboard()
  expect(issue).toContain('| `containerd` | `bundled` | `cos` | `1.7.24` | `2.0.2` | `changed` |')
  expect(issue).toContain('under containerd `1.7.25')
  expect(issue).toMatch(/bad run: `artifacts\/\S+\/containerd\.log:2`, `artifacts\/\S+\/containerd\.log:55`/u)
  expect(issue).toMatch(/Evidence that the reader pinned:\s+\*\*1\.\*\* bad run, `artifacts\/\S+\/containerd\.log:55`/u)
  expect(issue).toContain('unsupported shim version (3): not implemented')
  expect(issue).toContain(`- Good run: [\`${GOOD}\`](<${page(GOOD)}>), success`)
  expect(issue).toContain(`- Bad run: [\`${BAD}\`](<${page(BAD)}>), failure`)
})

async function chooseRuns({ page: tab, sources, verdict, partial }: RunskewWindow, keys: Keyboard): Promise<void> {
  const radio = (run: string) => sources.jobRun(run).getByRole('radio', { name: 'good run' })
  await keys.paste(page(BAD))
  await expect(sources.jobRun(GOOD)).toContainText('★ suggested')
  await keys.isAt(radio(GOOD))
  await expect(sources.compare).toBeInViewport({ ratio: 1 })
  await expectAccessible(tab)
  await keys.press('ArrowUp')
  await keys.isAt(radio(BAD))
  await expect(sources.dialog.getByRole('status')).toHaveText('Good and bad are the same run.')
  await keys.press('ArrowDown')
  await keys.isAt(radio(GOOD))
  await keys.press('Enter')
  await expect(sources.dialog).toHaveCount(0)
  await expect(tab.getByRole('banner')).toContainText(BAD)
  await expect(verdict.headline).toContainText('containerd-shim-runc-v2 2.0.2')
  await expect(partial).toHaveCount(0)
  await keys.isAt(verdict.headline)
  await expectAccessible(tab)
}

async function readVersions(window: RunskewWindow, keys: Keyboard): Promise<void> {
  const { page: tab } = window
  const bundled = tab.getByRole('row', { name: /^containerd bundled cos/u })
  const version = (name: string) => bundled.getByRole('link', { name, exact: true })
  await keys.press('2')
  await keys.isAt(window.landmark('Versions'))
  await keys.press('ArrowDown')
  await keys.isAt(version('1.7.24'))
  await keys.press('ArrowRight')
  await keys.isAt(version('2.0.2'))
  await expect(bundled.getByText('bundled: comes with the OS image.').filter({ visible: true })).toHaveCount(1)
  await expectAccessible(tab)
  await keys.press('Enter')
  await keys.isAt(textOf(tab, 'build-log.txt'))
  await expect.poll(() => window.log('bad').textOf(10)).toContain('cos-beta-121-18867-0-24')
  await keys.press('Alt+ArrowLeft')
  await keys.isAt(version('2.0.2'))
}

async function pinProof(window: RunskewWindow, keys: Keyboard): Promise<void> {
  const { page: tab, verdict } = window
  const log = window.log('bad')
  const [hypothesis, said] = [verdict.hypotheses.first(), log.pane.getByRole('toolbar').getByRole('status')]
  await keys.press('1')
  await keys.isAt(verdict.headline)
  await keys.tabTo(hypothesis.locator('summary').filter({ hasText: 'containerd.log:55' }).first(), 8)
  await keys.press('Enter')
  await keys.tabTo(
    verdict
      .evidenceOf(hypothesis)
      .and(tab.getByRole('link', { name: /containerd\.log:55/u }))
      .first(),
    5,
  )
  await keys.press('Enter')
  await keys.isAt(textOf(tab, 'containerd.log'))
  await expect(log.notes.getByRole('listitem').first()).toContainText('containerd refuses the shim')
  await keys.press('F8')
  await expect(said).toHaveText(/^Line 57: /u)
  await keys.press('Shift+F8')
  await expect(said).toHaveText(/^Line 55: containerd refuses the shim/u)
  await keys.press('Alt+p')
  await expect(tab.getByText('Pinned containerd.log:55')).toBeVisible()
  await keys.isAt(textOf(tab, 'containerd.log'))
  await expectAccessible(tab)
}

async function copyIssue(window: RunskewWindow, keys: Keyboard): Promise<void> {
  const { page: tab } = window
  await keys.press('7')
  await keys.isAt(tab.getByRole('heading', { name: 'Report', exact: true }))
  await expect(window.landmark('Report')).toHaveValue(/Evidence that the reader pinned:/u)
  await expectAccessible(tab)
  await keys.press('Alt+y')
  await expect(tab.getByText('Body of the report copied')).toBeVisible()
}

/** The text of a log, which has the cursor. */
function textOf(tab: RunskewWindow['page'], artifact: string) {
  return tab.getByRole('textbox', { name: new RegExp(`^bad run, .*${artifact.replace('.', '\\.')}$`, 'u') })
}
