import { applyChange } from '../../../../../shared/casework/apply-change.ts'
import { CaseFiles } from '../../../../../electron/services/cases/case-files.ts'
import { caseDocument, pin } from '../../../../support/build-case.ts'

/** A process of its own, for the tests: `<folder> <case id> <name> <rounds>`. Adds pins to one case, one after the other. */
const [folder = '', caseId = '', name = '', rounds = '0'] = process.argv.slice(2)
const files = new CaseFiles(folder)
for (let round = 0; round < Number(rounds); round++) {
  const changed = await files.change(caseId, (before = caseDocument()) => {
    const { pins } = applyChange(before, { kind: 'put-pin', pin: pin(`${name}-${round}`) }, round)
    return { ...before, pins: [...pins] }
  })
  if (!changed.ok) throw new Error(JSON.stringify(changed.error))
  process.stdout.write('.')
}
