import { describe, expect, it } from 'vitest'
import { counterpartOf } from '#shared/analysis/divergence/counterpart-of.ts'
import { baseName } from '#shared/analysis/divergence/generated-names.ts'
import { instant } from '#shared/base/time.ts'
import type { Entity, EntityKind } from '#shared/model/entity.ts'

const entity = (title: string, at?: number, kind: EntityKind = 'pod'): Entity => ({
  id: `${kind}:${title}:${at ?? ''}`,
  kind,
  title,
  parts: [],
  joins: [],
  ...(at === undefined ? {} : { firstAt: instant(at) }),
})

describe('a name without what was made up for one run', () => {
  it.each([
    ['web-6d4cf56db6-x2k9q', 'web'],
    ['web-kxwqz', 'web'],
    ['web-0', 'web'],
    ['busybox-user-65534-dda6b37c-3ce3-477d-a82b-ab71438f07a9', 'busybox-user'],
    ['pods-1234', 'pods'],
    ['job-00b70b12', 'job'],
    ['kube-system', 'kube-system'],
    ['sysctl', 'sysctl'],
    ['facade', 'facade'],
    ['1234', '1234'],
    ['', ''],
  ])('%s is %s', (name, base) => {
    expect(baseName(name)).toBe(base)
  })
})

describe('the counterpart in another run', () => {
  const [web, good] = [entity('pods-12/web-kxwqz', 10), entity('pods-77/web-bbbcc', 99)]

  it('has the same name, else the same without what was made up for one run', () => {
    expect(counterpartOf(web, [web], [good, entity('pods-77/db-bbbcc')])).toBe(good)
    const own = entity('kube-system/proxy-2', 5)
    expect(counterpartOf(own, [own], [entity('kube-system/proxy-1', 1), own])).toBe(own)
  })

  it('is the one that comes as early among several', () => {
    const own = [entity('a-1/web-0', 30), entity('a-1/web-1', 10), entity('a-2/web-0', 20)]
    const others = [entity('a-9/web-7', 3), entity('a-8/web-7', 1), entity('a-7/web-7', 2)]
    expect(own.map(one => counterpartOf(one, own, others)?.title)).toEqual(['a-9/web-7', 'a-8/web-7', 'a-7/web-7'])
  })

  it('is of the same kind, and none where the other run has none or fewer', () => {
    expect(counterpartOf(web, [web], [])).toBeUndefined()
    expect(counterpartOf(web, [web], [entity(good.title, 1, 'container')])).toBeUndefined()
    const second = entity('pods-12/web-zzzzz', 20)
    expect(counterpartOf(second, [web, second], [good])).toBeUndefined()
  })
})
