import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { peers, programOf } from './peers.ts';

/** `npm run test:e2e`: the tests that need real peers. Names missing Debian packages; extra arguments go to vitest. */
const missing = peers.filter((peer) => programOf(peer) === undefined).map((peer) => peer.debianPackage);

if (missing.length > 0) {
  console.error(`The end-to-end tests need ${missing.length} more Debian package${missing.length === 1 ? '' : 's'}:`);
  for (const name of missing) console.error(`  ${name}`);
  console.error(`Install with:\n  sudo apt-get install --no-install-recommends ${missing.join(' ')}`);
  process.exitCode = 1;
} else {
  const config = join(import.meta.dirname, 'vitest.config.ts');
  const { status } = spawnSync('vitest', ['run', '--config', config, ...process.argv.slice(2)], { stdio: 'inherit' });
  process.exitCode = status ?? 1;
}
