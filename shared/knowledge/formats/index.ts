import type { LogFormat } from '../schema.ts'
import { bootstrap } from './bootstrap.format.ts'
import { cloudInit } from './cloud-init.format.ts'
import { cloudInitBanner } from './cloud-init-banner.format.ts'
import { criContainer } from './cri-container.format.ts'
import { datePrefixed } from './date-prefixed.format.ts'
import { dmesg } from './dmesg.format.ts'
import { ginkgo } from './ginkgo.format.ts'
import { ginkgoV1 } from './ginkgo-v1.format.ts'
import { identPrefix } from './ident-prefix.format.ts'
import { isoPrefixed } from './iso-prefixed.format.ts'
import { journalExport } from './journal-export.format.ts'
import { journalJson } from './journal-json.format.ts'
import { journalMark } from './journal-mark.format.ts'
import { journalShort } from './journal-short.format.ts'
import { journalShortIso } from './journal-short-iso.format.ts'
import { journalShortPrecise } from './journal-short-precise.format.ts'
import { kernel } from './kernel.format.ts'
import { klog } from './klog.format.ts'
import { logfmt } from './logfmt.format.ts'
import { logrusJson } from './logrus-json.format.ts'
import { logrusTty } from './logrus-tty.format.ts'
import { prowJson } from './prow-json.format.ts'
import { systemdStatus } from './systemd-status.format.ts'
import { timeOfDay } from './time-of-day.format.ts'
import { xtrace } from './xtrace.format.ts'

/** Every log dialect, by id; the order in which they are tried is computed (shared/analysis/format-order.ts). */
export const formats: readonly LogFormat[] = [
  bootstrap,
  cloudInit,
  cloudInitBanner,
  criContainer,
  datePrefixed,
  dmesg,
  ginkgo,
  ginkgoV1,
  identPrefix,
  isoPrefixed,
  journalExport,
  journalJson,
  journalMark,
  journalShort,
  journalShortIso,
  journalShortPrecise,
  kernel,
  klog,
  logfmt,
  logrusJson,
  logrusTty,
  prowJson,
  systemdStatus,
  timeOfDay,
  xtrace,
]
