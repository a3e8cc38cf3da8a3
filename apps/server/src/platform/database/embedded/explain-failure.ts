import type { AppFailure } from '../../../kernel/app-error.ts';
import { storageFailure } from '../storage-failure.ts';

/** Turns the last output of initdb or postgres into a problem and a remedy. The output itself goes to the log only. */
export function explainFailure(step: 'initdb' | 'postgres', output: string, cluster: string): AppFailure {
  for (const { sign, code, what, remedy } of KNOWN) {
    if (sign.test(output)) return storageFailure(code, `${what} (${cluster})`, remedy, lastLines(output));
  }
  return storageFailure(
    'storage/not-started',
    `The embedded PostgreSQL did not start: ${step} failed (${cluster}).`,
    'See server.log next to the cluster folder; `muster doctor` checks folder, account and space.',
    lastLines(output),
  );
}

type Known = {
  readonly sign: RegExp;
  readonly code: `storage/${string}`;
  readonly what: string;
  readonly remedy: string;
};

// Order matters: a full shared-memory mount also says "No space left on device".
const KNOWN: readonly Known[] = [
  {
    sign: /shared memory segment .*(No space left on device|Cannot allocate memory)|could not (resize|open) shared memory segment/,
    code: 'storage/shared-memory-too-small',
    what: 'The shared-memory mount /dev/shm is too small for PostgreSQL.',
    remedy: 'Give it at least 64 MB (docker run --shm-size=128m; in Kubernetes an emptyDir with medium: Memory).',
  },
  {
    sign: /could not (create|map) .*shared memory|could not map anonymous shared memory/,
    code: 'storage/no-memory',
    what: 'There is not enough memory to start PostgreSQL.',
    remedy: 'It needs about 200 MB. Free some, or set DATABASE_URL to a server elsewhere.',
  },
  {
    sign: /No space left on device|Disk quota exceeded/,
    code: 'storage/disk-full',
    what: 'The disk that holds the data is full.',
    remedy: 'Free some space or move MUSTER_HOME to a larger disk. Nothing acknowledged was lost.',
  },
  {
    sign: /Read-only file system/,
    code: 'storage/read-only',
    what: 'The folder that holds the data is mounted read-only.',
    remedy: 'Mount it writable or set MUSTER_HOME to another folder.',
  },
  {
    sign: /database files are incompatible with server|initialized by PostgreSQL version/,
    code: 'storage/other-version',
    what: 'The data was written by another version of PostgreSQL.',
    remedy:
      'Start the Muster that wrote it, run `muster export`, then `muster import` into a new folder with this one.',
  },
  {
    sign: /Permission denied|has invalid permissions|has wrong ownership/,
    code: 'storage/not-permitted',
    what: 'PostgreSQL has no access to its folder.',
    remedy: 'The cluster folder must belong to the account that runs PostgreSQL, with mode 0700.',
  },
  {
    sign: /could not look up effective user ID|user does not exist/,
    code: 'storage/no-account',
    what: 'The user that runs Muster has no entry in /etc/passwd, which initdb needs.',
    remedy: 'Add an entry for this uid, or set DATABASE_URL.',
  },
  {
    sign: /GLIBC_|cannot open shared object file|ld-linux/,
    code: 'storage/no-glibc',
    what: 'The embedded PostgreSQL needs glibc, which this system does not have.',
    remedy: 'Use a glibc system (Debian, Ubuntu, Fedora ...), or set DATABASE_URL.',
  },
];

const LINES_KEPT = 12;

const lastLines = (output: string): string => output.trim().split('\n').slice(-LINES_KEPT).join('\n');
