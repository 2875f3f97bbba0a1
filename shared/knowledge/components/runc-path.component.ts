import type { Component } from '../schema.ts'

/** Which runc the shim is told to run; without it the one in PATH. */
export const runcPath = {
  id: 'runc-path',
  title: 'path of runc',
  readings: [
    {
      id: 'binary-name',
      literal: 'BinaryName',
      pattern: /\bBinaryName(?:"?: ?"?| = ["'])(?<version>\/[\w./+-]{0,200}\/runc)(?![\w./+-])/u,
      role: 'requested',
      source: 'containerd@301026e58c contrib/gce/configure.sh; dumps of the CRI configuration of 1.x and 2.x',
      samples: [
        {
          line: 'Options:map[BinaryName:/home/containerd/usr/local/sbin/runc CriuImagePath: SystemdCgroup:true]',
          expect: { version: '/home/containerd/usr/local/sbin/runc' },
        },
        {
          line: String.raw`config="{\"options\":{\"BinaryName\":\"/home/containerd/usr/local/sbin/runc\",\"SystemdCgroup\":true`,
          expect: { version: '/home/containerd/usr/local/sbin/runc' },
        },
        {
          line: '  BinaryName = "/home/containerd/usr/local/sbin/runc"',
          expect: { version: '/home/containerd/usr/local/sbin/runc' },
        },
      ],
      counterSamples: [
        { line: 'Options:map[BinaryName: CriuImagePath:', why: 'not set' },
        { line: 'BinaryName:/usr/bin/runsc ', why: 'another runtime' },
      ],
    },
  ],
} as const satisfies Component
