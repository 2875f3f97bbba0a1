import { describe, expect, it } from 'vitest'
import { whyNoEndpoint } from '../../../../renderer/state/endpoint-text.ts'

describe('whyNoEndpoint', () => {
  it.each(['', '  ', 'http://127.0.0.1:9000', 'https://store.example/', '127.0.0.1:9000', 'store.example'])(
    'has nothing against %j',
    text => {
      expect(whyNoEndpoint(text)).toBeUndefined()
    },
  )

  it.each([
    ['http://a/b', 'Only the origin is wanted, without a path: http://host:port.'],
    ['http://a?x=1', 'Only the origin is wanted, without a path: http://host:port.'],
    ['http://me:secret@a', 'An endpoint holds no name and no password.'],
    ['http://', 'This is no address. Write it as http://host:port.'],
    ['not an address', 'This is no address. Write it as http://host:port.'],
  ])('says of %j: %s', (text, why) => {
    expect(whyNoEndpoint(text)).toBe(why)
  })
})
