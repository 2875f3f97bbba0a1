import { clockText } from './clock-text.ts'
import { journalLine, journalText, type TimedLine } from './journal.ts'
import type { Scene } from './spec.ts'

const KERNEL_LINES = [
  'Command line: BOOT_IMAGE=/syslinux/vmlinuz.A init=/usr/lib/systemd/systemd rootwait ro noresume loglevel=7 console=tty1 console=ttyS0 security=apparmor virtio_net.napi_tx=1 systemd.unified_cgroup_hierarchy=true cros_efi',
  'BIOS-provided physical RAM map:', 'NX (Execute Disable) protection: active', 'SMBIOS 2.4 present.', 'DMI: Google Google Compute Engine/Google Compute Engine, BIOS Google 12/27/2024',
  'Hypervisor detected: KVM', 'kvm-clock: Using msrs 4b564d01 and 4b564d00', 'tsc: Detected 2200.156 MHz processor', 'Memory: 7552324K/7864320K available', 'smpboot: Allowing 2 CPUs, 0 hotplug CPUs',
  'random: crng init done', 'Dentry cache hash table entries: 1048576 (order: 11, 8388608 bytes, linear)', 'LSM: initializing lsm=lockdown,capability,landlock,yama,loadpin,safesetid,apparmor,bpf', 'AppArmor: AppArmor initialized',
  'smpboot: CPU0: Intel(R) Xeon(R) CPU @ 2.20GHz (family: 0x6, model: 0x4f, stepping: 0x0)', 'NET: Registered PF_NETLINK/PF_ROUTE protocol family', 'PCI: Using configuration type 1 for base access', 'SCSI subsystem initialized',
  'clocksource: Switched to clocksource kvm-clock', 'VFS: Disk quotas dquot_6.6.0', 'TCP established hash table entries: 65536 (order: 7, 524288 bytes, linear)', 'virtio_net virtio1 eth0: renamed from eth0',
  'sd 0:0:1:0: [sda] 41943040 512-byte logical blocks: (21.5 GB/20.0 GiB)', 'EXT4-fs (sda1): mounted filesystem with ordered data mode', 'EXT4-fs (dm-0): mounted filesystem ro without journal', 'systemd[1]: Hostname set.',
] as const

/** `Linux version …` as a COS kernel prints it; the trailing + is COS style. */
function kernelBanner(scene: Scene): string {
  return `Linux version ${scene.spec.image.kernel} (builder@localhost) (Chromium OS 17.0_pre498229-r33 clang version 17.0.0, LLD 17.0.0) #1 SMP PREEMPT_DYNAMIC Sat Jan 18 09:16:30 UTC 2025`
}

function kernelLines(scene: Scene): readonly { readonly seconds: number; readonly text: string }[] {
  return [{ seconds: 0, text: kernelBanner(scene) }, ...KERNEL_LINES.map((text, index) => ({ seconds: 0.0041 * index * index + 0.011 * index, text }))]
}

/** journalctl -k. */
export function kernLog(scene: Scene): string {
  const boot = kernelLines(scene).map(({ seconds, text }) => journalLine(scene.times.boot + Math.round(seconds * 1000), { host: scene.host, ident: 'kernel' }, text))
  const veth = scene.pods.filter(pod => !pod.fails).map(pod =>
    journalLine(pod.at + 190, { host: scene.host, ident: 'kernel' }, `IPv6: ADDRCONF(NETDEV_CHANGE): veth${pod.sandboxId.slice(0, 8)}: link becomes ready`),
  )
  return journalText([...boot, ...veth])
}

const UNITS = ['systemd-journald.service - Journal Service', 'systemd-udevd.service - Rule-based Manager for Device Events and Files', 'dbus.service - D-Bus System Message Bus', 'systemd-logind.service - User Login Management', 'google-guest-agent.service - Google Compute Engine Guest Agent', 'cloud-init-local.service - Initial cloud-init job (pre-networking)', 'systemd-networkd.service - Network Configuration', 'cloud-init.service - Initial cloud-init job (metadata service crawler)', 'sshd.service - OpenSSH Daemon', 'containerd-installation.service - Download and install containerd binaries and configurations.', 'containerd.service - Containerd container runtime'] as const

/** The serial port: kernel seconds, systemd status with colours, cloud-init's banner that bridges the clocks; CRLF. */
export function serialLog(scene: Scene): string {
  const kernel = kernelLines(scene).map(({ seconds, text }) => `[${seconds.toFixed(6).padStart(12)}] ${text}`)
  const units = UNITS.flatMap((unit, index) => [`         Starting \u001b[0;1;39m${unit}\u001b[0m...`, `[\u001b[0;32m  OK  \u001b[0m] Started \u001b[0;1;39m${unit}\u001b[0m.`, ...(index === 4 ? [cloudInitBanner(scene, 'init-local', 6.21)] : [])])
  const tail = [
    cloudInitBanner(scene, 'init', 8.94),
    `[   14.902117] cloud-init[512]: ${cloudInitBanner(scene, 'modules:config', 14.88)}`,
    cloudInitBanner(scene, 'modules:final', 21.5),
    '',
    `${scene.host} login: `,
  ]
  return `${[`CSM BBS Table full.`, 'BdsDxe: starting Boot0001 "UEFI Google PersistentDisk "', ...kernel, ...units, ...tail].join('\r\n')}\r\n`
}

function cloudInitBanner(scene: Scene, stage: string, upSeconds: number): string {
  return `Cloud-init v. 24.4 running '${stage}' at ${clockText.banner(scene.times.boot + upSeconds * 1000)}. Up ${upSeconds.toFixed(2)} seconds.`
}

const CLOUD_INIT_STEPS = ['util.py[DEBUG]: Reading from /proc/uptime (quiet=False)', 'DataSourceGCE.py[DEBUG]: Using metadata URL http://metadata.google.internal/computeMetadata/v1/', 'stages.py[DEBUG]: Using distro class cos', 'cc_write_files.py[DEBUG]: Writing /etc/systemd/system/containerd-installation.service', 'cc_write_files.py[DEBUG]: Writing /etc/systemd/system/containerd.service', "cc_runcmd.py[DEBUG]: Running module runcmd (<module 'cloudinit.config.cc_runcmd'>) with frequency once-per-instance", 'subp.py[DEBUG]: Running command [\'mount\', \'/tmp\', \'-o\', \'remount,exec,suid\'] with allowed return codes [0]', 'subp.py[DEBUG]: Running command [\'systemctl\', \'start\', \'containerd.target\'] with allowed return codes [0]', 'handlers.py[DEBUG]: finish: modules-final: SUCCESS: running modules for final'] as const

/** journalctl -u cloud*. */
export function cloudInitLog(scene: Scene): string {
  const steps = CLOUD_INIT_STEPS.map((step, index) => {
    const at = scene.times.boot + 6_300 + index * 1_700
    return journalLine(at, { host: scene.host, ident: 'cloud-init', pid: 512 }, `${clockText.cloudInit(at)} - ${step}`)
  })
  const done = scene.times.boot + 21_600
  return journalText([...steps, journalLine(done, { host: scene.host, ident: 'cloud-init', pid: 604 }, `Cloud-init v. 24.4 finished at ${clockText.banner(done)}. Datasource DataSourceGCELocal.  Up 21.60 seconds`)])
}

/** journalctl -u containerd-installation: the xtrace of configure.sh. */
export function installationLog(scene: Scene): string {
  const { branch, daemon } = scene.spec
  const tarball = `containerd-cni-${daemon.version}.linux-amd64.tar.gz`
  const deploy = `k8s-staging-cri-tools/containerd/release-${branch}`
  const files = ['opt/', 'opt/containerd/', 'opt/containerd/cluster/', 'opt/containerd/cluster/gce/configure.sh', 'opt/containerd/cluster/version', 'opt/cni/', 'opt/cni/bin/', 'opt/cni/bin/bandwidth', 'opt/cni/bin/bridge', 'opt/cni/bin/host-local', 'opt/cni/bin/loopback', 'opt/cni/bin/portmap', 'opt/cni/bin/ptp', 'usr/', 'usr/local/', 'usr/local/bin/', 'usr/local/bin/containerd', 'usr/local/bin/containerd-shim', 'usr/local/bin/containerd-shim-runc-v1', 'usr/local/bin/containerd-shim-runc-v2', 'usr/local/bin/containerd-stress', 'usr/local/bin/crictl', 'usr/local/bin/critest', 'usr/local/bin/ctr', 'usr/local/sbin/', 'usr/local/sbin/runc', 'etc/crictl.yaml']
  const steps = [
    '+ set -o errexit', '+ set -o nounset', '+ set -o pipefail', '+ CONTAINERD_HOME=/home/containerd', '+ cd /home/containerd', '+ python_runtime=/usr/bin/python3', '+ /usr/bin/python3 --version', '+ KUBE_HOME=/home/kubernetes',
    '++ fetch_metadata containerd-env', '++ curl --fail --retry 5 --retry-delay 3 --silent --show-error -H X-Google-Metadata-Request: True http://metadata.google.internal/computeMetadata/v1/instance/attributes/containerd-env',
    '+ source /home/containerd/containerd-env', '++ readonly CONTAINERD_TEST=true', "++ CONTAINERD_TEST=true", '++ readonly CONTAINERD_LOG_LEVEL=debug', '++ readonly CONTAINERD_SYSTEMD_CGROUP=true', `++ readonly CONTAINERD_DEPLOY_PATH=${deploy}`, '++ readonly CONTAINERD_PKG_PREFIX=containerd-cni', '++ readonly CONTAINERD_EXTRA_RUNTIME_HANDLER=test-handler',
    '+ pkg_prefix=containerd-cni', '+ deploy_dir=', `+ deploy_path=${deploy}`, '+ version=', "+ '[' -z '' ']'", `++ curl -f --ipv4 --retry 6 --retry-delay 3 --silent --show-error https://storage.googleapis.com/${deploy}/latest`, `+ version=${daemon.version}`,
    `+ TARBALL_GCS_NAME=${tarball}`, `+ TARBALL_GCS_PATH=https://storage.googleapis.com/${deploy}/${tarball}`, `+ TARBALL=${tarball}`, `+ is_preloaded ${tarball} ''`, `+ echo '${tarball} is not preloaded'`, `${tarball} is not preloaded`, `+ curl -f --ipv4 -Lo ${tarball} --connect-timeout 20 --max-time 300 --retry 6 --retry-delay 10 https://storage.googleapis.com/${deploy}/${tarball}`,
    `+ tar xvf ${tarball}`, ...files, `+ rm -f ${tarball}`, '+ mkdir -p /etc/containerd', '+ mkdir -p /etc/cni/net.d', `+ cni_bin_dir=/home/containerd/opt/cni/bin`, '+ cat', "+ /home/containerd/usr/local/sbin/runc --version", ...runcVersion(branch), "+ echo 'export PATH=/home/containerd/usr/local/bin/:/home/containerd/usr/local/sbin/:$PATH'", '+ systemctl daemon-reload',
  ]
  const at = (index: number) => scene.times.install + index * 210
  const lines: TimedLine[] = steps.map((step, index) => journalLine(at(index), { host: scene.host, ident: 'configure.sh', pid: 721 }, step))
  return journalText([
    journalLine(scene.times.install - 30, { host: scene.host, ident: 'systemd', pid: 1 }, 'Starting containerd-installation.service - Download and install containerd binaries and configurations....'),
    ...lines,
    journalLine(at(steps.length), { host: scene.host, ident: 'systemd', pid: 1 }, 'Finished containerd-installation.service - Download and install containerd binaries and configurations..'),
  ])
}

/** The runc that the release line pinned at the time (script/setup/runc-version). */
function runcVersion(branch: '1.7' | '1.6'): readonly string[] {
  const version = branch === '1.7' ? '1.2.5' : '1.1.15'
  const commit = branch === '1.7' ? 'v1.2.5-0-g59923ef1' : 'v1.1.15-0-gbc20cb44'
  return [`runc version ${version}`, `commit: ${commit}`, 'spec: 1.2.0', 'go: go1.22.12', 'libseccomp: 2.5.5']
}
