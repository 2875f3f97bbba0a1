/** Who may import whom. Read top to bottom; every rule says why. */
const no = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })
module.exports = {
  forbidden: [
    no(
      'shared-is-pure',
      'shared/ runs in main, worker, renderer, CLI and tests alike',
      { path: '^shared/' },
      { path: ['^electron/', '^renderer/', '^test/'] },
    ),
    no(
      'shared-no-platform',
      'no Node, no Electron, no React in shared/',
      { path: '^shared/' },
      { dependencyTypes: ['core'] },
    ),
    no(
      'shared-npm-allowlist',
      'a new dependency of the analyser is a design decision',
      { path: '^shared/' },
      {
        dependencyTypes: ['npm', 'npm-dev'],
        pathNot: 'node_modules/(zod|saxes|xmlchars|semver|yaml|jsonc-parser|re2js|@types/semver)/',
      },
    ),
    no(
      'base-knows-nobody',
      'base ← model ← knowledge ← analysis ← report: a lower layer never imports a higher one',
      { path: '^shared/base/' },
      { path: '^shared/(model|knowledge|analysis|report|saved|ipc)/' },
    ),
    no(
      'model-knows-base',
      'see base-knows-nobody',
      { path: '^shared/model/' },
      { path: '^shared/(knowledge|analysis|report|saved|ipc)/' },
    ),
    no(
      'knowledge-knows-model',
      'see base-knows-nobody',
      { path: '^shared/knowledge/' },
      { path: '^shared/(analysis|report|saved|ipc)/' },
    ),
    no(
      'analysis-knows-knowledge',
      'see base-knows-nobody',
      { path: '^shared/analysis/' },
      { path: '^shared/(report|saved|ipc)/' },
    ),
    no(
      'scan-is-the-hot-loop-and-nothing-else',
      'the scanner has a twin in WebAssembly; it knows bytes only',
      { path: '^shared/analysis/scan/' },
      { path: '^shared/(analysis/(?!scan/)|knowledge|model)' },
    ),
    no(
      'casework-is-shared-by-window-and-service',
      'both apply the same changes to a case; it knows values only',
      { path: '^shared/casework/' },
      { path: '^shared/(knowledge|analysis|report|saved|ipc)/' },
    ),
    no(
      'renderer-only-sees-shared',
      'the renderer reaches main through shared/ipc only',
      { path: '^renderer/' },
      { path: ['^electron/', '^node_modules/electron/'] },
    ),
    no(
      'renderer-never-analyses',
      'the renderer asks for answers; it parses no artifact',
      { path: '^renderer/' },
      // Named searches are words to send to the other side, and data only.
      { path: '^shared/(analysis|knowledge)/', pathNot: '^shared/knowledge/named-searches[.]ts$' },
    ),
    no('electron-does-not-see-renderer', 'main never imports UI', { path: '^electron/' }, { path: '^renderer/' }),
    no(
      'electron-import-only-in-shell',
      'services, workers, host and CLI must run under plain Node',
      { path: '^electron/', pathNot: '^electron/(main|preload)/' },
      { path: '^node_modules/electron/' },
    ),
    no(
      'services-do-not-see-shell',
      'services, workers, host and CLI must not import main/ or preload/',
      { path: '^electron/(services|workers|host|cli)/' },
      { path: '^electron/(main|preload)/' },
    ),
    no(
      'workers-see-only-reading',
      'hostile bytes are opened and read inside the process that can be killed, and nothing else happens there',
      { path: '^electron/workers/' },
      {
        path: '^electron/',
        pathNot:
          '^electron/(workers/|services/(sources|archive|cache)/|services/(analyse-source-run|read-story|try-pattern|search-|filter-lines|sparse-lines|run-templates))',
      },
    ),
    no(
      'preload-imports-names-only',
      'the preload bundle is security surface: no zod, no contract',
      { path: '^electron/preload/' },
      { path: ['^shared/', '^node_modules/'], pathNot: ['^shared/ipc/channels', '^node_modules/electron/'] },
    ),
    no(
      'ui-has-no-domain',
      'renderer/ui is widgets; it knows no store, no panel, no model',
      { path: '^renderer/ui/' },
      { path: ['^renderer/(state|panels|app|domain)/', '^shared/(model|ipc|analysis|knowledge|report)/'] },
    ),
    no(
      'strings-are-words',
      'what the window says is put together from values; it asks nobody and draws nothing',
      { path: '^renderer/strings/' },
      {
        path: ['^renderer/', '^shared/(analysis|knowledge|casework|saved)/'],
        pathNot: ['^renderer/strings/', '^renderer/ui/number-text[.]ts$'],
        dependencyTypesNot: ['type-only'],
      },
    ),
    no(
      'state-does-not-see-panels',
      'stores are read by panels, never the reverse',
      { path: '^renderer/state/' },
      { path: '^renderer/(panels|app|ui|domain)/' },
    ),
    no(
      'domain-does-not-see-panels',
      'widgets of the domain are shared by panels, never the reverse',
      { path: '^renderer/domain/' },
      { path: '^renderer/(panels|app)/' },
    ),
    no(
      'knowledge-is-data',
      'a knowledge file imports its schema and nothing else',
      { path: '^shared/knowledge/[^/]+/', pathNot: '/index[.]ts$' },
      { pathNot: '^shared/knowledge/schema' },
    ),
    no(
      'panels-are-islands',
      'a panel imports its own folder, ui/, state/, domain/ and strings/, never another panel',
      { path: '^renderer/panels/([^/]+)/' },
      { path: '^renderer/panels/', pathNot: '^renderer/panels/$1/' },
    ),
    no('no-cycles', 'a cycle has no reading order', {}, { circular: true }),
    no(
      'no-tests-in-product',
      'product code never imports test/',
      { path: '^(shared|electron|renderer)/' },
      { path: '^test/' },
    ),
    no(
      'no-unresolved',
      'an import that nothing answers was not checked by any rule above',
      { path: '^(shared|electron|renderer|test)/' },
      { couldNotResolve: true, pathNot: ['[?]', '^virtual:', '[.]css$'] },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.json'],
    },
  },
}
