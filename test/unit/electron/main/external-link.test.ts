import { expect, it } from 'vitest'
import { parseExternalUrl } from '../../../../electron/main/external-link.ts'

it.each([
  'http://a.test/',
  'file:///etc/passwd',
  'smb://host/share',
  'ms-msdt:/id',
  'javascript:alert(1)',
  'https://a@b.test/',
  'https://a:b@c.test/',
  ' https://a.test/',
  'https://a.test/\n',
  'https://',
  'x',
  '',
])('refuses %j', text => {
  expect(parseExternalUrl(text)).toBeUndefined()
})

it('refuses an address of thousands of characters', () => {
  expect(parseExternalUrl(`https://a.test/${'x'.repeat(8_000)}`)).toBeUndefined()
})

it('shows the host as the browser will see it', () => {
  expect(parseExternalUrl('https://github.com/kubernetes/kubernetes/issues/130590')?.hostname).toBe('github.com')
  expect(parseExternalUrl('https://gith\u0443b.com/')?.hostname).toBe('xn--githb-hze.com')
})
