import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from './fixtures.ts'

test('tells what the machine of a failed test did at its time', async ({ sample }) => {
  const { page } = sample
  await sample.open('Tests')
  await page.getByText('[It] [sig-node] Pods should get a host IP [NodeConformance] [Conformance]').click()
  await page.getByRole('link', { name: 'What its machine did then' }).locator('visible=true').first().click()
  await expect(sample.landmark('Stories')).toBeVisible()
  const story = page.getByRole('region', { name: 'Story' })
  await expect(story.getByRole('heading', { level: 2 })).toContainText('Pods should get a host IP')
  await expect(story.getByRole('status')).toContainText(/^Lines: [\d,]+, in \d+ artifacts?/u)
})

test('lists what the run speaks of, by name and kind, and opens a line of a story in the logs', async ({ sample }) => {
  const { page } = sample
  await sample.open('Stories')
  const list = page.getByRole('region', { name: 'What the run speaks of' })
  await page.getByRole('group', { name: 'Kinds to show' }).getByRole('button', { name: 'Pods' }).click()
  await expect(list.getByRole('link').first()).toContainText('pod')
  await page.getByRole('searchbox', { name: 'Filter stories' }).fill('there is no such name')
  await expect(list.getByText('Nothing matches')).toBeVisible()
  await page.getByRole('searchbox', { name: 'Filter stories' }).fill('')
  await list.getByRole('link').first().click()
  const story = page.getByRole('region', { name: 'Story' })
  await expect(story.getByRole('table')).toBeVisible()
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes.map(node => node.target)])).toEqual([])
  await story.getByRole('link').first().click()
  await expect(sample.landmark('Logs')).toBeVisible()
})
