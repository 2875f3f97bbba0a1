/** What the window says by itself, whichever panel is open: names of commands, problems of fields, refusals. */
export const state = {
  /** What can be done in a log, by its name in the palette and in the list of keys. */
  logCommands: {
    find: 'Find in this log',
    filter: 'Show only some lines of this log',
    line: 'Go to line, byte or time',
    findPrevious: 'Previous match',
    findNext: 'Next match',
    previous: 'Previous finding',
    next: 'Next finding',
    previousNovel: 'Previous new line',
    nextNovel: 'Next new line',
    previousKept: 'Previous pinned or noted line',
    nextKept: 'Next pinned or noted line',
    details: 'Bytes of this line',
    copyNumbered: 'Copy lines with their numbers',
    copyQuote: 'Copy lines as a quote for an issue',
    copyLink: 'Copy link to this line',
    escapes: 'Show or hide colour codes',
    closeTab: 'Close this log',
    previousTab: 'Previous open log',
    nextTab: 'Next open log',
  },
  /** Steps of the case that can be undone, and that are said when they are. */
  case: { noteAdded: 'Note added', noteChanged: 'Note changed' },
  /** Why a chosen run is not compared as a further good one. */
  goodRun: {
    full: 'No more good runs are taken: remove one first.',
    otherPair: 'Other runs are compared by now: the run was opened, and not added to them.',
    isCompared: (run: string) => `${run} is compared already: it was not added once more.`,
  },
  /** Why a text is no storage endpoint. */
  endpoint: {
    noAddress: 'This is no address. Write it as http://host:port.',
    hasPassword: 'An endpoint holds no name and no password.',
    hasPath: 'Only the origin is wanted, without a path: http://host:port.',
  },
  /** What is wrong with a field of a rule, in words that follow its label (`Title is missing: …`), without a full stop. */
  ruleProblem: {
    title: 'is missing: say in one sentence what happened',
    id: 'must be lower-case words with hyphens, like disk-too-slow or disk/too-slow',
    idTaken: 'is that of another rule of this pack; choose another',
    explain: 'is missing: say what such a line means and why',
    artifact: 'is missing: name it, or choose any artifact',
    reference: 'must begin with https://',
    samples: 'are missing: give a line that the rule must find',
    counterSamples: 'are missing: give a line that it must not find',
    counterSampleWhy: 'is missing: say why the rule must not find it',
    literal: 'needs at least 4 bytes that every such line holds',
    pattern: 'is missing; the words alone will do',
    /** What to do about what a service says: `reason` is its words. */
    withAdvice: (reason: string, advice: string) => `${reason}. ${advice}`,
    advice: {
      sample: 'Change the literal or the pattern, or take it out',
      counterSample: 'Narrow the pattern, or take it out',
      signature: 'Nothing is counted or saved until it is changed',
    },
  },
  /** Reasons and names that errors of the window name in their sentences. */
  errors: {
    sessionEnded: 'the host ended this session',
    noResult: (status: number) => `the host answered ${status} without a result`,
    largestUpload: 'the largest upload that the host takes',
    clipboard: 'clipboard',
  },
}
