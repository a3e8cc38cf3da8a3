import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addDays, addMinutes } from '../../../kernel/clock.ts';
import { asId } from '../../../kernel/ids.ts';
import { ok } from '../../../kernel/result.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { anyApproval } from '../../../platform/approvals/approvals.ts';
import { transact } from '../../../platform/commands/transact.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import type { Story } from '../../../testing/story.ts';
import { approvalsArea, approve } from '../../approvals/public.ts';
import { exceptionsArea, incidentPort } from '../../exceptions/public.ts';
import { askException } from '../../exceptions/commands/ask-exception.ts';
import { exceptionApproval } from '../../exceptions/exception-approval.ts';
import { acknowledgeIncident } from '../commands/acknowledge-incident.ts';
import { closeIncident } from '../commands/close-incident.ts';
import { declareIncident } from '../commands/declare-incident.ts';
import { resolveIncident } from '../commands/resolve-incident.ts';
import { takeCommand } from '../commands/take-command.ts';
import { incidentPortOf } from '../incident-port.ts';
import { obligations } from '../obligations.ts';
import { obligationsWaiting } from '../queries/waiting-obligations.ts';
import { incidentOf, sev1, startIncidentStory } from '../testing/incident-story.ts';

let story: Story;
let code: string;
beforeEach(async () => {
  story = await startIncidentStory();
  ({ code } = await story.done(story.sre, declareIncident, sev1));
  await story.done(story.sre, acknowledgeIncident, { code });
  await story.done(story.engineer, takeCommand, { code, expectedVersion: (await incidentOf(story, code)).version });
});
afterEach(async () => story.end());

/** Acts like another area, in a transaction of its own. */
const within = async <T>(act: (ctx: CommandContext) => Promise<T>): Promise<T> => {
  const requestId = asId<'request'>(story.host.ids.opaque());
  const result = await transact(story.host, { actor: { kind: 'system', part: 'clock' }, requestId }, async (ctx) =>
    ok(await act(ctx)),
  );
  if (!result.ok) throw new Error('not done');
  return result.value;
};
const places = async (more: { dueAt?: Date; kind?: string } = {}) => {
  const { id: incident } = await incidentOf(story, code);
  await within(async (ctx) =>
    obligations.place(ctx, {
      incident,
      kind: 'postmortem',
      clause: '3.1.8',
      what: ownWords('Write the postmortem'),
      blocks: ['closing'],
      ...more,
    }),
  );
  return incident;
};
const closes = async () => {
  const result = await story.as(story.sre, closeIncident, { code });
  return result.ok ? 'done' : [result.error.code, result.error.clause];
};
const resolved = async () => story.done(story.sre, resolveIncident, { code, note: ownWords('rolled back') });

describe('an obligation on an incident', () => {
  test('keeps it from being closed until it is discharged, and names the clause that demands it', async () => {
    const incident = await places();
    await resolved();
    expect(await closes()).toEqual(['incidents/obligations-owed', '3.1.8']);
    expect(await within(async (ctx) => obligations.discharge(ctx, { incident, kind: 'postmortem' }))).toBe(true);
    expect(await closes()).toBe('done');
    expect((await story.entries('incident.obligation_discharged')).map(({ data }) => data['late'])).toEqual([false]);
  });

  test('is placed once however often, and is discharged once', async () => {
    const incident = await places({ dueAt: addDays(story.host.clock.now(), 5) });
    await places({ dueAt: addDays(story.host.clock.now(), 50) });
    const [owed, ...more] = await obligations.of(story.host.db, incident);
    expect(more).toEqual([]);
    expect(owed?.dueAt).toEqual(addDays(story.host.clock.now(), 5));
    const done = async () => within(async (ctx) => obligations.discharge(ctx, { incident, kind: 'postmortem' }));
    expect([await done(), await done()]).toEqual([true, false]);
  });

  test('that is not done in time is a miss on the record, which stays when it is done', async () => {
    const dueAt = addMinutes(story.host.clock.now(), 60);
    const incident = await places({ dueAt });
    await story.advance({ minutes: 61 });
    expect(await story.entries('incident.obligation_missed')).toMatchObject([{ clause: '3.1.8' }]);
    await within(async (ctx) => obligations.discharge(ctx, { incident, kind: 'postmortem' }));
    expect(await obligations.of(story.host.db, incident)).toMatchObject([{ missedAt: dueAt, blocks: ['closing'] }]);
  });

  test('waits for whoever commands', async () => {
    await places();
    const person = story.engineer.actor;
    expect((await obligationsWaiting({ db: story.host.db }, person)).items).toMatchObject([
      { kind: 'obligation', thing: { id: code }, clause: '3.1.8' },
    ]);
    const other = story.sre.actor;
    expect((await obligationsWaiting({ db: story.host.db }, other)).items).toEqual([]);
  });

  test('gives way to an approved exception to its clause for this incident, until that expires [GOV 1.2]', async () => {
    const { services, clock } = story.host;
    approvalsArea({ services, clock, kinds: () => [anyApproval(exceptionApproval)] });
    services.give(incidentPort, incidentPortOf(story.host.clock));
    exceptionsArea({ services, clock });
    await places();
    await resolved();
    const { approval } = await story.done(story.sre, askException, {
      clause: '3.1.8',
      scope: `incident:${code}`,
      justification: ownWords('a test of the pager'),
      compensatingControl: ownWords('told in the weekly review'),
      expiresAt: addDays(clock.now(), 1).toISOString(),
      incident: code,
    });
    expect(await closes()).toEqual(['incidents/obligations-owed', '3.1.8']);
    await story.done(story.governance, approve, { id: approval });
    clock.moveTo(addDays(clock.now(), 1));
    expect(await closes()).toEqual(['incidents/obligations-owed', '3.1.8']);
  });
});
