/** What can be asked for by name. */
export const COMMAND_NAMES = [
  'analyze',
  'compare',
  'fetch',
  'history',
  'cache',
  'cases',
  'preflight',
  'search',
  'story',
  'rules',
  'serve',
] as const
export type CommandName = (typeof COMMAND_NAMES)[number]

export function isCommandName(name: string): name is CommandName {
  return COMMAND_NAMES.some(known => known === name)
}

const SOURCE = `<source> is a folder, a .zip, .tar, .tar.gz or .tgz, or a single log (also .gz); - is standard input.
A source with several runs needs one of them named: path#run.
Or the address of a run: a Prow, gcsweb, storage or gs:// address, as pasted. What is fetched stays in a cache.
`

export const USAGE = `Shows which version of what really ran in a good and in a bad CI run, and which difference broke it.

Usage:
  runskew analyze <source> [--json | --md] [-o FILE]
  runskew compare <good> <bad> [--json | --md | --html | --issue] [-o FILE]
  runskew fetch   <source> [--to DIR | FILE.zip]
  runskew history <job or run> [--limit N] [--json]
  runskew cache   ls [--json] | verify | prune [--to SIZE]
  runskew cases   [--json]
  runskew preflight <config> [--json] [-o FILE]
  runskew search  <text> <source…> [--regex] [--ignore-case] [--count | --json]
  runskew story   <source> <name or id> [--json] [-o FILE]
  runskew rules   list [--json] | match <FILE | -> | test [PACK.json | FOLDER]
  runskew serve   [--port N] [--no-open] [source…]

${SOURCE}
Exit: 0 nothing to report, 1 findings, 2 wrong usage or unreadable input.
"runskew <command> --help" tells more and gives examples.
`

const FORMS = `  --json      one document with sorted keys, the same bytes for the same input
  --md        Markdown`
const FILE = `  -o FILE     write to a new file; an existing one is never overwritten
  --check FILE
              read nothing anew: every citation of a document that --json printed is looked up in the artifacts
              (exit 0: all stand there, 1: some do not)`

const OWN_RULES = `  --no-user-rules
              leave your own rules out (see: runskew rules --help)`

const LOOK_UP = `  --look-up   asks Google's storage, by the number of the build, for the published package list of each
              Container-Optimized OS image that a run names: it tells which containerd and runc the image bundles.
              Lists stay in the cache; with --offline they are taken from there only`

const COPY = `With an address:
  --offline   no request leaves this machine: what is in the cache is used
  --only GLOB fetch only artifacts whose path in the run matches; may be given several times
  --max-bytes SIZE
              fetch at most so much: 200MiB, 1GiB or a number of bytes
  --all       fetch everything; without it a very large run is fetched as far as it decides most verdicts
`

const HELP: Readonly<Record<CommandName, string>> = {
  analyze: `What one run says of itself: versions, findings, tests, and what could not be read.

Usage: runskew analyze <source> [--json | --md] [-o FILE] [--look-up]
                       [--offline] [--only GLOB]… [--max-bytes SIZE | --all]

${FORMS}
${FILE}
${OWN_RULES}
${LOOK_UP}

${COPY}
${SOURCE}
Exit: 0 no root-cause or skew signal was found, 1 at least one was, 2 wrong usage or unreadable input.

Examples:
  runskew analyze ./artifacts
  runskew analyze run.tar.gz --json | jq '.claims[] | select(.role == "running")'
  runskew analyze logs.zip#ci-node-e2e/1897218023224246272
  journalctl -u containerd | runskew analyze -
  runskew analyze https://prow.k8s.io/view/gs/kubernetes-ci-logs/logs/ci-node-e2e/1897218023224246272
  runskew analyze gs://kubernetes-ci-logs/logs/ci-node-e2e/1897218023224246272 --only '**/containerd.log'
`,
  compare: `Puts a good and a bad run side by side: what changed, what broke, and the lines that show it.

Usage: runskew compare <good> <bad> [--also-good <source>]… [--with <source>]…
                       [--json | --md | --html | --issue] [-o FILE]
       runskew compare <source> --hosts [<good host> <bad host>] [--with <source>]…
                       [--look-up] [--offline] [--only GLOB]… [--max-bytes SIZE | --all]

  --also-good another run that passed, up to seven: its logs belong to the baseline (--json), so that only what no good
              run says is new; where it passed with a suspected version, that speaks against the suspect
  --with      another run, which speaks for or against a cause: one that passes with the new version, or fails alike
              with the old one; may be given several times
  --hosts     compares two machines of one run; a part of a name is enough that only one of them has. Without names:
              one whose suite failed and one whose suite passed
${FORMS}
  --html      one file that needs nothing else
  --issue     the text of a "Failing Test" issue, its title on the first line
${FILE}
${OWN_RULES}
${LOOK_UP}

${COPY}
${SOURCE}
Exit: 0 no difference that needs explaining, 1 a difference, a suspect or a cause, or runs that cannot be compared,
2 wrong usage or unreadable input.

Examples:
  runskew compare good/ bad/
  runskew compare good.zip bad.zip --html -o report.html
  runskew compare sample#logs/job/1896855635358646272 sample#logs/job/1897218023224246272 --issue
  gunzip -c bad.log.gz | runskew compare good.log -
  runskew compare good/ bad/ --with monday/ --with tuesday/
  runskew compare good/ bad/ --also-good good2/ --also-good good3/ --json -o report.json
  runskew compare bad/ --hosts ubuntu cos-stable
  runskew compare gs://kubernetes-ci-logs/logs/ci-node-e2e/1896855635358646272 \\
                  https://prow.k8s.io/view/gs/kubernetes-ci-logs/logs/ci-node-e2e/1897218023224246272
`,
  fetch: `Copies a whole run, so that it can be read without a network: into the cache, a folder or an archive.

Usage: runskew fetch <source> [--to DIR | FILE.zip] [--only GLOB]… [--max-bytes SIZE] [--offline]

  --to        a new folder, or a new .zip, in the layout of the bucket; without it the run is kept in the cache.
              Beside the run lies runskew-fetch.json: where each file comes from, its checksums, and what is missing
  --only GLOB only artifacts whose path in the run matches; may be given several times
  --max-bytes SIZE
              fetch at most so much: 200MiB, 1GiB or a number of bytes
  --offline   no request leaves this machine: what is in the cache is written

<source> is the address of a run: a Prow, gcsweb, storage or gs:// address, as pasted; with --to also a path on disk.
Nothing that is there is overwritten. A broken download goes on where it ended.

Exit: 0 all that was asked for, 2 something of it is missing, wrong usage, or nothing could be read.

Examples:
  runskew fetch https://prow.k8s.io/view/gs/kubernetes-ci-logs/logs/ci-node-e2e/1897218023224246272
  runskew fetch gs://kubernetes-ci-logs/logs/ci-node-e2e/1897218023224246272 --to run.zip
  runskew fetch prow.k8s.io/view/gs/kubernetes-ci-logs/logs/ci-node-e2e/1897218023224246272 --only '**/*.log'
`,
  history: `The recent runs of a job, and for a run the good run to compare it with.

Usage: runskew history <job or run> [--limit N] [--json] [--offline]

  --limit N   at most so many runs, 20 when left out
  --json      one document with sorted keys
  --offline   only what is in the cache; the same where the store cannot be reached, which is said

<job or run> is an address of a job, a run or a pull request, or the name of a job of Kubernetes.

Exit: 0 listed, 2 wrong usage, or nothing could be listed.

Examples:
  runskew history ci-containerd-node-e2e-1-7
  runskew history https://prow.k8s.io/job-history/gs/kubernetes-ci-logs/logs/ci-containerd-node-e2e-1-7
  runskew history https://prow.k8s.io/view/gs/kubernetes-ci-logs/logs/ci-node-e2e/1897218023224246272 --limit 50
`,
  cache: `The copies of runs on this disk.

Usage: runskew cache ls [--json]
       runskew cache verify
       runskew cache prune [--to SIZE]

  ls          the runs of which there is a copy, the one used last first
  verify      reads every byte, and removes what is damaged
  prune       removes what was used longest ago, until the limit of the settings, or of --to, is held;
              --to 0 removes all that no program uses
  --json      (ls) one document with sorted keys

RUNSKEW_CACHE names another folder for it.

Exit: 0 done, 2 damaged copies were found, less was removed than asked for, or wrong usage.

Examples:
  runskew cache ls
  runskew cache verify
  runskew cache prune --to 5GB
`,
  cases: `The saved cases of the window: what they compare, and how much is noted in each.

Usage: runskew cases [--json]

  --json      one document with sorted keys

Each is a file of its own in the folder that is named first; notes are written in the window (runskew serve).

Exit: 0 listed, 2 a file could not be read, or wrong usage.

Examples:
  runskew cases
  runskew cases --json | jq -r '.cases[] | select(.pins > 0) | .title'
`,
  preflight: `Reads the configuration of a job, and says before any test runs which of its combinations break.

Usage: runskew preflight <config> [--json] [-o FILE] [--date YYYY-MM-DD]

  --json      one document with sorted keys, the same bytes for the same input and day
${FILE}
  --date      judge ends of support as of this day; today when left out

<config> is an image configuration of node e2e, a file of Prow jobs, a prowjob.json, or a folder that holds them. Files
that they name are looked for beside them, or in the folder; nothing outside of it is read, and nothing is fetched.
What no file shows is listed as not known. A break that rests on something that is not shown says what would avert it.

Exit: 0 no combination is known to break, 1 at least one is, 2 wrong usage or unreadable input.

Examples:
  runskew preflight image-config.yaml
  runskew preflight test-infra/jobs/e2e_node/containerd/containerd-release-1.7
  runskew preflight prowjob.json --json | jq '.problems[] | .title'
`,
  search: `Every line of one or several runs that holds some words, or that a pattern matches.

Usage: runskew search <text> <source…> [-e] [-i] [--where FILTERS] [-c | --json] [--in GLOB]… [--limit N]
       runskew search --named NAME <source…> [--where FILTERS] [-c | --json] [--in GLOB]… [--limit N]
                      [--offline] [--only GLOB]… [--max-bytes SIZE | --all]

  -e, --regex <text> is a pattern in RE2's syntax; without it the words are looked for as they stand, brackets and all
  -i, --ignore-case
              capital and small letters are the same
  --where FILTERS
              what else has to be so of a line: terms with spaces between them, all of which must hold; - before a term
              turns it round, a value with spaces stands in "quotes". With filters, <text> may be ''.
                severity:error    that bad or worse: info, warning, error, fatal, as the line states it
                unit:kubelet      part of who wrote it      host:cos        part of the machine's name
                path:GLOB         the artifact's path; without a / only its last part
                pod=kube-system/coredns   a field of klog, logfmt or JSON as it stands; err~timeout a part of one
  --named NAME
              a search that ships with the program: shim, oom, image-pull, cgroup, cni, kernel
  -c, --count for each artifact with such lines how many it has, not the lines
  --in GLOB   only artifacts whose path in the run matches; may be given several times
  --limit N   show at most so many lines of each run; all are counted
  --json      one document with sorted keys, with the first 10,000 lines of each run

Prints artifact:line:text as grep does; of several sources, the source stands before the artifact.

${COPY}
${SOURCE}
Exit, as of grep: 0 something was found, 1 nothing, 2 wrong usage, or an artifact could not be read to its end.

Examples:
  runskew search 'unsupported shim version' good/ bad/
  runskew search -i 'oom-kill' bad.zip --in '**/*.log'
  runskew search '' bad/ --where 'severity:error unit:kubelet -err~"not found"'
  runskew search --named oom good/ bad/
  runskew search -e 'containerd[^ ]* v?[12]\\.[0-9]+' run.tar.gz --count
  runskew search 6b4672f7e8e7 https://prow.k8s.io/view/gs/kubernetes-ci-logs/logs/ci-node-e2e/1897218023224246272
`,
  story: `All that a run says of one pod, unit, failed test or machine, over all files by time.

Usage: runskew story <source> <name or id> [--json] [-o FILE]
                     [--offline] [--only GLOB]… [--max-bytes SIZE | --all]

  --json      one document with sorted keys, the same bytes for the same input
  -o FILE     write to a new file; an existing one is never overwritten
${OWN_RULES}

${COPY}
<name or id> is a pod's namespace/name, its uid, the id of a sandbox or container or its beginning, a unit, a host, or
the name of a failed test, of which all lines of its machine from 30 s before to 30 s after it are told. A part of a
name is enough that only one has. Pods that had one name are told apart by their uid.
A time with ~ before it is that of the line before; ? stands where no time can be placed.
<source> is as in runskew analyze, but not standard input.

Exit: 0 told, 2 nothing or more than one thing has the name, wrong usage or unreadable input.

Examples:
  runskew story ./artifacts kube-system/coredns-5d78c9869d-2xk4p
  runskew story run.tar.gz 6b4672f7e8e7 | less
  runskew story bad.zip containerd.service --json | jq '.lines[] | .evidence.text'
`,
  rules: `The failure signatures in force, what they say of some text, and whether your own hold what they promise.

Usage: runskew rules list [--json]
       runskew rules match <FILE | ->
       runskew rules test [PACK.json | FOLDER]

  list        every rule; those of your own packs name their pack
  match       what the rules say of a log
  test        tests packs by the samples and counter-samples of their rules; yours when nothing is named
  --json      (list) one document with explanations and references
  --no-user-rules
              (list, match) leave your own rules out

Your own rules are packs, the *.json files in the folder "rules" beside the settings; RUNSKEW_RULES names more files and
folders. Patterns are in RE2 syntax. A pack or rule that does not hold is set aside and told; the others are used.

Exit: 0 listed, or no rule matched, or all samples hold, 1 (match) at least one rule matched, (test) a rule or pack
failed, 2 wrong usage or unreadable input.

Examples:
  runskew rules list | grep shim
  runskew rules match containerd.log
  kubectl logs -n kube-system mypod | runskew rules match -
  runskew rules test my-team.json
`,
  serve: `Serves the window to a browser on this machine until Ctrl-C.

Usage: runskew serve [--port N] [--no-open] [--no-user-rules] [source…]

  --port N    the port to listen on; any free one when left out
  --no-open   print the address and open no browser
  --no-user-rules
              leave your own rules out

Examples:
  runskew serve
  runskew serve --no-open --port 8080 good.zip bad.zip
`,
}

/** The general page, or that of one command. */
export function helpText(topic: CommandName | undefined): string {
  return topic === undefined ? USAGE : HELP[topic]
}

/** The lines that show how a command is written. */
export function usageLines(topic: CommandName | undefined): string {
  if (topic === undefined) return USAGE
  return `${/^Usage:.*(?:\n {7}.*)*/mu.exec(HELP[topic])?.[0] ?? ''}\n`
}
