import { describe, expect, it } from 'vitest'
import { filterEntities, pickEntities } from '#shared/analysis/entities/find-entities.ts'
import type { Entity } from '#shared/model/entity.ts'

const ID = '6b4672f7e8e740095378ac4d9e10d2d18aec543c77dc99539bba710666907803'
const pod = (uid: string, name: string, ids: readonly string[] = []): Entity => ({
  id: `pod:${uid}`,
  kind: 'pod',
  title: `ns/${name}`,
  uid,
  namespace: 'ns',
  name,
  parts: ids.map(id => ({ kind: 'container', id, name: 'app' })),
  joins: [],
})
const unit: Entity = { id: 'unit:h/web.service', kind: 'unit', title: 'web.service', host: 'h', parts: [], joins: [] }
const all = [unit, pod('11111111-0000', 'web-1', [ID]), pod('22222222-0000', 'web-10'), pod('33333333-0000', 'web-1')]
const idsOf = (entities: readonly Entity[]) => entities.map(({ id }) => id)

describe('what a person means by a name', () => {
  it.each([
    ['a whole name', 'web-10', ['pod:22222222-0000']],
    ['a name that two had', 'ns/web-1', ['pod:11111111-0000', 'pod:33333333-0000']],
    ['a uid', '33333333-0000', ['pod:33333333-0000']],
    ['an id of its own', 'pod:11111111-0000', ['pod:11111111-0000']],
    ['the beginning of a container’s id', ID.slice(0, 12), ['pod:11111111-0000']],
    ['a part of a name', 'web.serv', ['unit:h/web.service']],
    ['too little of an id', ID.slice(0, 5), []],
  ])('is found by %s', (_, wanted, expected) => {
    expect(idsOf(pickEntities(all, wanted))).toEqual(expected)
  })
})

describe('the list', () => {
  it('is filtered by a part of any name or id in any case, and by kind', () => {
    expect(idsOf(filterEntities(all, { text: ' WEB ', kind: 'unit' }))).toEqual(['unit:h/web.service'])
    expect(idsOf(filterEntities(all, { text: 'app' }))).toEqual(['pod:11111111-0000'])
    expect(filterEntities(all, { text: '' })).toEqual(all)
  })
})
