// What the figures are held against: the least ratio of each, and how loosely `--check` takes it on a busy machine.
export const LOOSENESS = 0.8

/** By the name of the ratio: how many times as fast as the peer Runskew has to be. */
export const limits = {
  '1 literal to rg': 0.5,
  '40 literals to rg': 1,
  '120 literals to rg': 0.8,
  '40 literals on two cores to rg': 2,
  'analyze on one core to rg': 0.35,
  'first screen of a large log to lnav': 5,
  'times of lines (rfc3339) to Date.parse': 3,
  'times of lines (klog) to Date.parse': 3,
  'times of lines (journal-short) to Date.parse': 3,
  'instants of lines (rfc3339) to Date.parse': 3,
  'instants of lines (klog) to Date.parse': 3,
  'instants of lines (journal-short) to Date.parse': 3,
  // Of texts, not of lines: reading the thirty characters of RFC 3339 one by one takes a third of `Date.parse` already.
  'instants of texts (rfc3339) to Date.parse': 1.5,
  'instants of texts (klog) to Date.parse': 3,
  'instants of texts (journal-short) to Date.parse': 3,
  'fetch to curl': 1 / 1.15,
}

/** By the name of the figure: the most that it may be, in its own unit. */
export const most = {
  'start of the program to the verdict of the sample': 1_500,
  'script until the verdict, gzip': 350,
  'another panel, seen before': 100,
  'another panel, the first time': 100,
  'heap of the idle page': 120,
  'a pair of a gigabyte, from disk to the verdict': 15_000,
  'longest time without a frame meanwhile': 100,
  'memory of the line index of a log of 5 GB': 400,
  'templates of two logs of half a gibibyte': 8,
  'memory of the larger of both': 300,
}
