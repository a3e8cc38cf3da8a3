import { expect, test } from 'vitest';
import { explainFailure } from './explain-failure.ts';

// Messages as printed by PostgreSQL 18.
test.each([
  [
    'storage/shared-memory-too-small',
    'FATAL:  could not resize shared memory segment "/PostgreSQL.1804289383" to 1048576 bytes: No space left on device',
  ],
  ['storage/disk-full', 'PANIC:  could not write to file "pg_wal/xlogtemp.31": No space left on device'],
  ['storage/no-memory', 'FATAL:  could not map anonymous shared memory: Cannot allocate memory'],
  ['storage/read-only', 'FATAL:  could not create lock file "postmaster.pid": Read-only file system'],
  [
    'storage/other-version',
    'DETAIL:  The data directory was initialized by PostgreSQL version 17, which is not compatible',
  ],
  ['storage/not-permitted', 'FATAL:  data directory "/x" has invalid permissions'],
  ['storage/no-account', 'initdb: error: could not look up effective user ID 4711: user does not exist'],
  ['storage/no-glibc', 'error while loading shared libraries: libc.so.6: cannot open shared object file'],
  ['storage/not-started', 'FATAL:  something nobody has seen before'],
])('%s is told from the last words of the server', (code, output) => {
  const failure = explainFailure('postgres', `LOG:  starting\n${output}\n`, '/data/postgres/cluster');
  expect(failure.error).toMatchObject({ kind: 'unavailable', code });
  expect(failure.error.remedy).toBeTruthy();
  expect(failure.error.internal).toContain(output);
});
