import { homedir } from 'node:os';
import { AppFailure } from '../kernel/app-error.ts';
import { describeProblems } from '../platform/config/read-config.ts';
import { judgeConfiguration } from './judge-configuration.ts';
import { startMuster } from './start-muster.ts';
import { StartFailure } from './start-failure.ts';

const WRONG_USAGE = 2;

/** `npm start`: reads the environment, starts everything, prints the URL, and stops gracefully on a signal. */
async function main(): Promise<void> {
  const read = await judgeConfiguration({ env: process.env, uid: process.getuid?.() ?? -1, home: homedir() });
  if (!read.ok) {
    say(`Muster cannot start:\n${describeProblems(read.error)}`);
    process.exitCode = WRONG_USAGE;
    return;
  }
  for (const name of read.value.unknown) say(`${name} is not a Muster setting; is it misspelt?`);
  const muster = await startMuster(read.value.config, {
    env: process.env,
    write: (line) => void process.stdout.write(line),
  });
  say(`\n  Muster is ready: ${muster.url}`);
  if (muster.setUpLink !== undefined)
    say(`  Set it up with this one-time link (valid for a limited time):\n  ${muster.setUpLink}`);
  say('');

  let isStopping = false;
  const stop = (): void => {
    if (isStopping) process.exit(1);
    isStopping = true;
    muster.stop().then(
      () => process.exit(0),
      (failure: unknown) => {
        say(`Muster did not stop cleanly: ${String(failure)}`);
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

const say = (words: string): void => void process.stderr.write(`${words}\n`);

main().catch((failure: unknown) => {
  const known =
    failure instanceof StartFailure
      ? failure
      : failure instanceof AppFailure
        ? { message: failure.error.public, remedy: failure.error.remedy }
        : undefined;
  if (known) say(`Muster cannot start: ${known.message}${known.remedy === undefined ? '' : `\n${known.remedy}`}`);
  else say(`Muster cannot start: ${failure instanceof Error ? (failure.stack ?? failure.message) : String(failure)}`);
  process.exit(1);
});
