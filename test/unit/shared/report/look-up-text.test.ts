import { expect, test } from 'vitest'
import { lookUpLines } from '#shared/report/look-up-text.ts'

const [image, address] = [
  'cos-97-16919-0-4',
  'https://storage.googleapis.com/cos-tools/16919.0.4/cos-package-info.json',
]

test('says nothing where nothing is missing', () => {
  expect(lookUpLines({ problems: [], omitted: 0 })).toEqual([])
})

test('says of each list why it is missing, and how many were not looked up', () => {
  const problems = [
    { code: 'fetch/not-found', host: 'storage.googleapis.com', what: address },
    { code: 'fetch/network-off', what: address },
    { code: 'fetch/auth', host: 'storage.googleapis.com', what: address },
  ] as const
  expect(lookUpLines({ problems: problems.map(problem => ({ image, address, problem })), omitted: 3 })).toEqual([
    `No package list is published for ${image} (${address}).`,
    `The package list of ${image} (${address}) is not in the cache, and the network is switched off.`,
    `The package list of ${image} (${address}) could not be looked up. storage.googleapis.com does not show ${address} to the public.`,
    'The runs name 3 more OS images; these were not looked up.',
  ])
})

test('shows what is in a name', () => {
  const problem = { code: 'fetch/network-off', what: address } as const
  expect(lookUpLines({ problems: [{ image: 'cos\u202e', address, problem }], omitted: 0 })[0]).toContain('cos\\u202e')
})
