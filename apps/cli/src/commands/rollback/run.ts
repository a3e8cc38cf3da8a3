import { spawn } from 'node:child_process';
import type { Verb } from '../../command-line/verb.ts';
import { answerOf } from '../../connection/connection.ts';
import { wrongUsage } from '../../failures/failure.ts';

/**
 * Carries a rollback out with a local command, as the program named to do so: reports the start, runs it, and reports
 * the outcome by its exit code. Its output stays local, since it may contain secrets.
 */
export const run: Verb = {
  usage: 'run <id>',
  summary: 'carry it out with a command on this machine; its exit code is the outcome',
  options: [{ flags: '--exec <command>', what: 'the command; it gets MUSTER_TARGET, MUSTER_TO and MUSTER_FROM' }],
  examples: ["muster rollback run 0198… --exec 'kubectl rollout undo deploy/$MUSTER_TARGET'"],
  next: 'muster rollback show <id>',
  async run({ words: [id = ''], options, shell, connection }) {
    const command = options.text('exec');
    if (command === undefined) throw wrongUsage('--exec is missing.', `muster rollback run ${id} --exec '<command>'`);
    const { api } = connection();
    const params = { path: { id } };
    const { target, to, from, state } = await answerOf(api.GET('/v1/rollbacks/{id}', { params }));
    if (state === 'running')
      throw wrongUsage(
        'This rollback is already running.',
        `muster rollback report ${id} succeeded, or failed, to report how it ended`,
      );
    await answerOf(api.POST('/v1/rollbacks/{id}/take', { params, body: {} }));
    const wanted = { MUSTER_ROLLBACK: id, MUSTER_TARGET: target, MUSTER_TO: to, MUSTER_FROM: from ?? '' };
    const ended = await exitOf(command, { ...shell.env, ...wanted });
    const outcome = ended === 'exit code 0' ? 'succeeded' : 'failed';
    await answerOf(api.POST('/v1/rollbacks/{id}/report', { params, body: { outcome, detail: ended } }));
    return {
      json: { id, outcome, ended },
      words: () => `${outcome === 'succeeded' ? 'Rolled back' : 'Failed to roll back'} ${target} to ${to}: ${ended}.\n`,
      isFailure: outcome === 'failed',
    };
  },
};

/** How a command ended, in words. Its stdout and stderr are inherited. */
const exitOf = async (command: string, env: Readonly<Record<string, string | undefined>>): Promise<string> =>
  new Promise((resolve) => {
    const child = spawn(command, { shell: true, stdio: ['ignore', 'inherit', 'inherit'], env });
    child.once('error', () => resolve('it could not be started'));
    child.once('close', (code, signal) => resolve(signal === null ? `exit code ${code}` : `ended by ${signal}`));
  });
