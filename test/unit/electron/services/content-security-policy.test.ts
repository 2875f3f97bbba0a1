import { expect, it } from 'vitest'
import { CONTENT_SECURITY_POLICY } from '../../../../electron/services/content-security-policy.ts'

it('is the approved policy, word for word', () => {
  expect(CONTENT_SECURITY_POLICY).toBe(
    "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; " +
      "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; object-src 'none'; frame-ancestors 'none'; " +
      "require-trusted-types-for 'script'; trusted-types runskew-worker dompurify defaultWorkerFactory diffEditorWidget " +
      'diffReview domLineBreaksComputer editorGhostText editorViewLayer richScreenReaderContent standaloneColorizer ' +
      'stickyScrollViewLayer tokenizeToString',
  )
})
