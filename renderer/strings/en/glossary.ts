/** Words of the window that not everybody knows, by id: as they are written, and what they mean in one or two sentences. */
export const glossary = {
  baseline: {
    word: 'good run, baseline',
    meaning: 'The run that the other is measured against: it passed, or failed less.',
  },
  shim: {
    word: 'shim',
    meaning:
      'A small process between containerd and a container, started for each pod. It comes as a binary of its own and speaks a protocol with the daemon, so that the two can be of versions that do not fit.',
  },
  role: {
    word: 'role of a version',
    meaning:
      'How a version is known: asked for by the job, bundled with the OS image, installed, said by the running process, seen in its behaviour, or reported by another component. One component may have a different version in each.',
  },
  requested: {
    word: 'requested',
    meaning: 'The version that the configuration of the job asks for.',
  },
  bundled: {
    word: 'bundled',
    meaning: 'The version that the OS image brings along.',
  },
  installed: {
    word: 'installed',
    meaning: 'The version that an installer put on the host.',
  },
  running: {
    word: 'running',
    meaning: 'The version that the process itself says it is.',
  },
  effective: {
    word: 'effective',
    meaning:
      'The version that behaviour shows, whatever files and processes say: for example the protocol version with which a shim answered. It may only be known as a range.',
  },
  reported: {
    word: 'reported',
    meaning: 'The version that another component says it sees, as the kubelet does of containerd.',
  },
  'host-role': {
    word: 'host role',
    meaning:
      'What machines of both runs are paired by: control plane, node, or the family of the OS image. Names of machines carry random parts and differ in every run.',
  },
  'os-image': {
    word: 'OS image',
    meaning:
      'The disk that a machine under test was booted from. It brings a kernel, and often a container runtime of its own.',
  },
  'image-family': {
    word: 'image family',
    meaning:
      'A name for a line of OS images that stands for the newest of them. A job that names a family gets another image when a new one is published, with no change of its own.',
  },
  skew: {
    word: 'version skew',
    meaning: 'Two versions that should agree and do not: of two components, or of one in two roles.',
  },
  divergence: {
    word: 'where runs part',
    meaning:
      'The first line at which what the bad side says of a test or a pod leaves what every good one says of the same. Lines of one writer are compared, since two clocks give no one order.',
  },
  template: {
    word: 'template',
    meaning: 'What lines have in common once times, ids, names and numbers are left out.',
  },
  cri: {
    word: 'CRI',
    meaning: 'The interface through which the kubelet asks a container runtime to run pods.',
  },
  sandbox: {
    word: 'sandbox',
    meaning: 'What a runtime sets up for a pod before its containers: the environment that they share.',
  },
  'cgroup-driver': {
    word: 'cgroup driver',
    meaning:
      'Who manages the control groups of containers: systemd, or the kubelet and the runtime themselves (cgroupfs). Both must use the same.',
  },
  confidence: {
    word: 'confidence',
    meaning:
      'How well the evidence holds up a hypothesis: what speaks for it, what speaks against it, and whether something else explains it as well. It is no probability.',
  },
  partial: {
    word: 'partial',
    meaning:
      'Not all artifacts of the run are here. What the missing ones say is not known, which is not the same as not there.',
  },
  coverage: {
    word: 'what was read',
    meaning: 'Of each artifact, whether it was read to its end, and if not, why. It is part of every result.',
  },
  integrity: {
    word: '◆ ◇ ○ ◐',
    meaning:
      'Whether the bytes of a fetched artifact are proven to be those of the store: all published checksums match, only the length does, nothing is published to compare with, or not all bytes came.',
  },
}
