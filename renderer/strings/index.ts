import { activity } from './en/activity.ts'
import { app } from './en/app.ts'
import { artifacts } from './en/artifacts.tsx'
import { casework } from './en/casework.ts'
import { domain } from './en/domain.ts'
import { glossary } from './en/glossary.ts'
import { header } from './en/header.ts'
import { logs } from './en/logs.ts'
import { novel } from './en/novel.ts'
import { palette } from './en/palette.ts'
import { report } from './en/report.ts'
import { rules } from './en/rules.ts'
import { search } from './en/search.ts'
import { state } from './en/state.ts'
import { steps } from './en/steps.ts'
import { stories } from './en/stories.ts'
import { tests } from './en/tests.ts'
import { timeline } from './en/timeline.tsx'
import { ui } from './en/ui.ts'
import { verdict } from './en/verdict.ts'
import { versions } from './en/versions.tsx'

const english = {
  app,
  activity,
  palette,
  header,
  casework,
  rules,
  steps,
  verdict,
  stories,
  report,
  search,
  novel,
  timeline,
  logs,
  tests,
  artifacts,
  versions,
  state,
  domain,
  glossary,
  ui,
}

/** What a language has to say: each word of the window, by the area that shows it. */
export type Strings = typeof english

/** The words of the window, in the reader's language: English is the only one so far. */
export const strings: Strings = english
