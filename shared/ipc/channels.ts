/** Names only, no zod: this is all the preload bundle may import from shared/. */
export const CALL = 'app:call'
export const CANCEL = 'app:cancel'
export const EVENT = 'app:event'
/** Hands paths of files that the person dropped on the window to main, which answers with source ids. */
export const GRANT = 'app:grant'
export const COMMAND_NAMES = [
  'app.info',
  'source.list',
  'source.pick',
  'source.close',
  'source.parse',
  'source.fetch',
  'job.runs',
  'run.fetch',
  'run.stop',
  'run.copies',
  'cache.get',
  'cache.remove',
  'cache.check',
  'investigation.open',
  'timeline.get',
  'log.window',
  'log.find',
  'log.search',
  'entity.list',
  'entity.story',
  'logs.compare',
  'lanes.compare',
  'rules.list',
  'rules.try',
  'rules.save',
  'rules.remove',
  'artifact.save',
  'report.render',
  'report.save',
  'settings.get',
  'settings.set',
] as const
export const EVENT_NAMES = [
  'source.changed',
  'fetch.progress',
  'run.changed',
  'analysis.progress',
  'cache.progress',
  'logs.progress',
  'lanes.progress',
  'rules.progress',
  'search.found',
  'search.progress',
  'app.command',
  'app.view-link',
] as const
