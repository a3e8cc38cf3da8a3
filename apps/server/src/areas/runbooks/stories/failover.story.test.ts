import { afterEach, beforeEach, expect, test } from 'vitest';
import type { TSchema, Static } from 'typebox';
import { asId } from '../../../kernel/ids.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import type { Command } from '../../../platform/commands/command.ts';
import { runCommand } from '../../../platform/commands/run-command.ts';
import { connect } from '../../../platform/database/connect.ts';
import { silentLog } from '../../../platform/log/logger.ts';
import type { Story } from '../../../testing/story.ts';
import { followRunbook } from '../commands/follow.ts';
import { finishExecution } from '../commands/finish.ts';
import { endStep, skipStep, takeStep } from '../commands/steps.ts';
import { getExecution } from '../queries/execution-views.ts';
import { declared, startRunbookStory } from '../testing/runbook-story.ts';

/** Two servers on one database: an execution continues across both, and across the restart of one. */
let story: Story;
const open: { close(): Promise<void> }[] = [];
beforeEach(async () => void (story = await startRunbookStory(['detection.drift'])));
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
  await story.end();
});

/** A freshly started server: its own connections, nothing in memory. */
function server() {
  const connections = connect(story.host.database.targets, silentLog);
  open.push({ close: async () => connections.close() });
  const host = { ...story.host, db: connections.app };
  return async <I extends TSchema, F, O>(who: Story['sre'], command: Command<I, F, O>, input: Static<I>) => {
    const result = await runCommand(host, command, { actor: who.actor, requestId: asId(host.ids.opaque()) }, input);
    return result.ok ? result.value : result.error.code;
  };
}

test('a runbook is followed on two servers, each step once, and goes on after a restart [GOV 2.2, 7.10]', async () => {
  const code = await declared(story);
  const [one, other] = [server(), server()];
  const began = await Promise.all(
    [one, other].map(async (on) => on(story.sre, followRunbook, { code, runbook: 'model_degradation' })),
  );
  expect(began.filter((each) => each === 'runbooks/followed-already')).toHaveLength(1);
  const id = began.flatMap((each) => (typeof each === 'string' ? [] : [each.execution]))[0] ?? '';

  await one(story.sre, takeStep, { id, step: 'acknowledge' });
  const ended = await Promise.all(
    [one, other].map(async (on) => on(story.sre, endStep, { id, step: 'acknowledge', evidence: ownWords('done 🧯') })),
  );
  expect(ended.filter((each) => each === 'runbooks/step-over')).toHaveLength(1);
  expect(await story.entries('runbook.step_ended')).toHaveLength(1);

  // The first server is gone; a new one finds what was done.
  const restarted = server();
  const shown = async () => {
    const found = await getExecution(story.host.services.use, story.sre.actor, id);
    if (!found.ok) throw new Error(found.error.code);
    return found.value;
  };
  const left = (await shown()).steps.slice(1);
  expect(left.length).toBeGreaterThan(2);
  for (const { id: step } of left)
    expect(
      typeof (await restarted(story.sre, skipStep, { id, step, reason: ownWords('the drill ends here') })),
    ).not.toBe('string');
  const finished = await Promise.all(
    [one, restarted].map(async (on) => on(story.sre, finishExecution, { id, outcome: 'passed' })),
  );
  expect(finished.filter((each) => each === 'runbooks/execution-over')).toHaveLength(1);
  expect(await story.entries('runbook.ended')).toHaveLength(1);
});
