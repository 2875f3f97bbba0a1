import { expect, test } from 'vitest'
import { compareBuilds, identifyImage, knownBundles, neighbouringBuilds } from '#shared/analysis/match-images.ts'

test('knows what the two images of the founding incident bundle', () => {
  const versions = ['cos-beta-117-18613-164-38', 'cos-beta-121-18867-0-24'].map(name =>
    knownBundles(name).map(({ component, version }) => ({ component, version })),
  )
  expect(versions).toEqual([
    [{ component: 'containerd', version: '1.7.24' }],
    [{ component: 'containerd', version: '2.0.2' }],
  ])
})

test('every bundle has its source', () => {
  expect(knownBundles('cos-97-16919-103-16')).toEqual([
    {
      component: 'containerd',
      version: '1.6.6',
      source: 'https://docs.cloud.google.com/container-optimized-os/docs/release-notes/m97',
    },
  ])
})

test.each([
  'cos-beta-121-18867-0-25',
  'cos-129-19506-224-52',
  'ubuntu-2004-focal-v20220712',
  'cos-beta',
  '',
  'x'.repeat(10_000),
])('claims nothing about %.30s', name => {
  expect(knownBundles(name)).toEqual([])
})

test('names the known builds around an unknown one, of the same milestone only', () => {
  const { below, above } = neighbouringBuilds('cos-105-17412-1-50')
  expect([below?.build, above?.build]).toEqual(['105-17412-1-37', '105-17412-1-66'])
  expect(neighbouringBuilds('cos-121-18867-0-1').below).toBeUndefined()
  expect(neighbouringBuilds('cos-129-19506-224-52')).toEqual({})
})

test('a known build is not its own neighbour', () => {
  const { below, above } = neighbouringBuilds('cos-97-16919-29-9')
  expect([below?.build, above?.build]).toEqual(['97-16919-29-2', '97-16919-29-58'])
})

test('orders builds by number, not by text', () => {
  expect(['105-17412-1-71', '105-17412-1-9', '105-17412-156-2'].sort(compareBuilds)).toEqual([
    '105-17412-1-9',
    '105-17412-1-71',
    '105-17412-156-2',
  ])
  expect(compareBuilds('2204-1-29-v20241218', '2204-1-29-v20241218')).toBe(0)
})

test('a GKE node image is recognised by the COS build inside its name', () => {
  expect(identifyImage('gke-1357-gke1027000-cos-125-19216-532-25-c-pre')).toEqual({
    family: 'cos',
    hostRole: 'cos',
    build: '125-19216-532-25',
    milestone: '125',
  })
})
