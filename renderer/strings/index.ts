import { activity } from './en/activity.ts'
import { app } from './en/app.ts'
import { artifacts } from './en/artifacts.tsx'
import { casework } from './en/casework.tsx'
import { domain } from './en/domain.tsx'
import { glossary } from './en/glossary.ts'
import { header } from './en/header.ts'
import { logs } from './en/logs.tsx'
import { novel } from './en/novel.tsx'
import { palette } from './en/palette.ts'
import { report } from './en/report.tsx'
import { rules } from './en/rules.tsx'
import { search } from './en/search.tsx'
import { state } from './en/state.ts'
import { steps } from './en/steps.ts'
import { stories } from './en/stories.tsx'
import { tests } from './en/tests.ts'
import { timeline } from './en/timeline.tsx'
import { ui } from './en/ui.ts'
import { verdict } from './en/verdict.tsx'
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
