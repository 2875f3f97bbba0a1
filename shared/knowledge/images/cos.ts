import type { ImageFamily } from '../schema.ts'

const notes97 = 'https://docs.cloud.google.com/container-optimized-os/docs/release-notes/m97'
const notes105 = 'https://docs.cloud.google.com/container-optimized-os/docs/release-notes/m105'
const notes = 'https://docs.cloud.google.com/container-optimized-os/docs/release-notes'
const founding = 'https://github.com/kubernetes/kubernetes/issues/130590'

/**
 * Container-Optimized OS. The line from containerd 1.x to 2.x runs between milestones 117 and 121, that from 1.6 to 1.7
 * inside milestone 105: a milestone alone says nothing about the bundled containerd.
 */
export const cos = {
  id: 'cos',
  title: 'Container-Optimized OS',
  name: /^(?:gke-\d{3,6}-gke\d{3,10}-)?cos-(?:arm64-)?(?:(?:beta|dev|stable|rc)-)?(?<build>(?<milestone>\d{2,3})-\d{4,5}-\d{1,4}-\d{1,4})(?:-[a-z][a-z0-9]{0,11}){0,4}$/u,
  hostRole: 'cos',
  builds: [
    { build: '97-16919-0-3', milestone: '97', bundles: { containerd: '1.6.0' }, source: notes97 },
    { build: '97-16919-0-8', milestone: '97', bundles: { containerd: '1.6.1' }, source: notes97 },
    { build: '97-16919-29-2', milestone: '97', bundles: { containerd: '1.6.1' }, source: notes97 },
    { build: '97-16919-29-9', milestone: '97', bundles: { containerd: '1.6.2' }, source: notes97 },
    { build: '97-16919-29-58', milestone: '97', bundles: { containerd: '1.6.6' }, source: notes97 },
    { build: '97-16919-103-16', milestone: '97', bundles: { containerd: '1.6.6' }, source: notes97 },
    { build: '97-16919-404-34', milestone: '97', bundles: { containerd: '1.6.21' }, source: notes97 },
    { build: '105-17412-1-2', milestone: '105', bundles: { containerd: '1.6.15' }, source: notes105 },
    { build: '105-17412-1-28', milestone: '105', bundles: { containerd: '1.6.18' }, source: notes105 },
    { build: '105-17412-1-37', milestone: '105', bundles: { containerd: '1.7.0-beta.1' }, source: notes105 },
    { build: '105-17412-1-66', milestone: '105', bundles: { containerd: '1.7.0-beta.1' }, source: notes105 },
    { build: '105-17412-1-71', milestone: '105', bundles: { containerd: '1.7.0' }, source: notes105 },
    { build: '105-17412-156-2', milestone: '105', bundles: { containerd: '1.7.2' }, source: notes105 },
    { build: '105-17412-535-98', milestone: '105', bundles: { containerd: '1.7.23' }, source: notes105 },
    { build: '109-17800-570-8', milestone: '109', bundles: { containerd: '1.7.27' }, source: notes },
    { build: '109-17800-570-40', milestone: '109', bundles: { containerd: '1.7.27' }, source: notes },
    { build: '113-18244-448-36', milestone: '113', bundles: { containerd: '1.7.27' }, source: notes },
    { build: '113-18244-521-11', milestone: '113', bundles: { containerd: '1.7.27' }, source: notes },
    { build: '117-18613-164-38', milestone: '117', bundles: { containerd: '1.7.24' }, source: founding },
    { build: '117-18613-613-62', milestone: '117', bundles: { containerd: '1.7.31' }, source: notes },
    { build: '121-18867-0-24', milestone: '121', bundles: { containerd: '2.0.2' }, source: founding },
    { build: '121-18867-294-12', milestone: '121', bundles: { containerd: '2.0.6' }, source: notes },
    { build: '121-18867-381-184', milestone: '121', bundles: { containerd: '2.0.8' }, source: notes },
    { build: '125-19216-104-5', milestone: '125', bundles: { containerd: '2.1.3' }, source: notes },
    { build: '125-19216-395-112', milestone: '125', bundles: { containerd: '2.1.7' }, source: notes },
    { build: '133-19879-0-0', milestone: '133', bundles: { containerd: '2.2.3' }, source: notes },
  ],
  lists: {
    bucket: 'cos-tools',
    file: 'cos-package-info.json',
    // What is published for Arm lies in folders of their own (`lakitu-arm64`); no list is on record there.
    except: /(?:^|-)cos-arm64-/u,
    source: 'https://cloud.google.com/container-optimized-os/docs/resources/sources',
  },
  samples: [
    { name: 'cos-beta-121-18867-0-24', expect: { build: '121-18867-0-24', milestone: '121' } },
    { name: 'cos-97-16919-103-16', expect: { build: '97-16919-103-16', milestone: '97' } },
    { name: 'cos-85-13310-1308-1', expect: { build: '85-13310-1308-1', milestone: '85' } },
    { name: 'cos-dev-97-16843-0-0', expect: { build: '97-16843-0-0', milestone: '97' } },
    { name: 'cos-arm64-stable-117-18613-75-26', expect: { build: '117-18613-75-26', milestone: '117' } },
    { name: 'gke-1357-gke1027000-cos-125-19216-532-25-c-pre', expect: { build: '125-19216-532-25', milestone: '125' } },
  ],
  counterSamples: [
    { line: 'cos-beta', why: 'a family floats: tomorrow it is another image' },
    { line: 'cos-arm64-117-lts', why: 'a family, not an image' },
    { line: 'cos-97-16919-103', why: 'cut short: the patch number is missing' },
    { line: 'acos-97-16919-103-16', why: 'another word' },
  ],
} as const satisfies ImageFamily
