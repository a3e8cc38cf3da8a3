import { startMuster } from '../apps/server/src/app/start-muster.ts';
import { describeProblems, readConfig } from '../apps/server/src/platform/config/read-config.ts';
import { play } from './play.ts';
import { createTeller } from './teller.ts';
import { makeThrowAwayHome } from './throw-away-home.ts';

/**
 * `npm run demo`: Muster in a temporary home, and a simulated ML fleet that posts real Alertmanager notifications to
 * the real hook. MUSTER_PORT sets the port.
 */
const teller = createTeller((line) => console.log(line));
const home = makeThrowAwayHome(process.env['MUSTER_PORT'] ?? '0');
const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stopping.abort());
// The reader of the output has closed it.
process.stdout.on('error', () => stopping.abort());

const read = readConfig({ env: home.env, uid: process.getuid?.() ?? -1, home: home.folder });
if (!read.ok) throw new Error(describeProblems(read.error));
teller.say('Starting Muster and founding an organisation …');
const muster = await startMuster(read.value.config, { env: home.env, write: home.log });
try {
  if (muster.setUpLink === undefined) throw new Error('there should be nobody in a throw-away home');
  await play({ url: muster.url, setUpLink: muster.setUpLink }, teller, stopping.signal);
} catch (failure) {
  if (!stopping.signal.aborted) {
    teller.say(
      `The demo broke off: ${failure instanceof Error ? failure.message : String(failure)}\nMuster's log is in ${home.logFile}`,
    );
    process.exitCode = 1;
  }
} finally {
  teller.say('\nStopping …');
  await muster.stop();
  if (process.exitCode === undefined) home.remove();
}
