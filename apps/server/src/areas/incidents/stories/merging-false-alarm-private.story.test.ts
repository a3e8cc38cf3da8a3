import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AppError } from '../../../kernel/app-error.ts';
import type { Result } from '../../../kernel/result.ts';
import { ok } from '../../../kernel/result.ts';
import { asId } from '../../../kernel/ids.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { anyApproval } from '../../../platform/approvals/approvals.ts';
import { transact } from '../../../platform/commands/transact.ts';
import type { Story } from '../../../testing/story.ts';
import { alertsWithIncidents } from '../../alerts/public.ts';
import { approvalsArea, approve } from '../../approvals/public.ts';
import { acknowledgeIncident } from '../commands/acknowledge-incident.ts';
import { callFalseAlarm } from '../commands/call-false-alarm.ts';
import { declareIncident } from '../commands/declare-incident.ts';
import { makePrivate } from '../commands/make-private.ts';
import { markDuplicate } from '../commands/mark-duplicate.ts';
import { mergeIncident } from '../commands/merge-incident.ts';
import { moveAlerts } from '../commands/move-alerts.ts';
import { relateIncident } from '../commands/relate-incident.ts';
import { reopenIncident } from '../commands/reopen-incident.ts';
import { falseAlarm } from '../false-alarm.ts';
import { obligations } from '../obligations.ts';
import { seeIncident } from '../queries/see-incident.ts';
import { alertsOfIncidents } from '../services.ts';
import { othersOf } from '../store/relations.ts';
import { factsFor } from '../testing/declared.ts';
import { incidentOf, startIncidentStory, teamOf, title } from '../testing/incident-story.ts';

let story: Story;
beforeEach(async () => {
  story = await startIncidentStory();
  const { services, clock } = story.host;
  services.give(alertsOfIncidents, alertsWithIncidents);
  approvalsArea({ services, clock, kinds: () => [anyApproval(falseAlarm)] });
});
afterEach(async () => story.end());

const reason = ownWords('the same outage');
const codeOf = (result: Result<unknown, AppError>) => (result.ok ? 'done' : result.error.code);
const declares = async (severity: keyof typeof factsFor, drill = false) =>
  (await story.done(story.sre, declareIncident, { title, facts: { ...factsFor[severity] }, drill })).code;
const merges = async (code: string, into: string, who = story.sre) =>
  codeOf(await story.as(who, mergeIncident, { code, into, reason }));

describe('two incidents that are one', () => {
  test('go on in the survivor: the earlier start, the worst severity, every breach and all that is owed [GOV 3.1.1]', async () => {
    const old = await declares('SEV-1');
    const { id, declaredAt } = await incidentOf(story, old);
    const requestId = asId<'request'>(story.host.ids.opaque());
    const clock = { kind: 'system', part: 'clock' } as const;
    await transact(story.host, { actor: clock, requestId }, async (ctx) => {
      await obligations.place(ctx, {
        incident: id,
        kind: 'postmortem',
        clause: '3.1.8',
        what: ownWords('Write the postmortem'),
        blocks: ['closing'],
      });
      return ok(undefined);
    });
    await story.advance({ minutes: 10 });
    const young = await declares('SEV-3');
    await story.done(story.sre, acknowledgeIncident, { code: young });
    expect(await merges(old, young.toLowerCase())).toBe('done');
    const survivor = await incidentOf(story, young);
    expect(survivor).toMatchObject({ severity: 'SEV-1', worstSeverity: 'SEV-1', declaredAt });
    // The first incident was not acknowledged in time; the second one's acknowledgement does not undo that.
    expect(survivor.clocks.filter(({ name }) => name === 'acknowledge')).toMatchObject(
      expect.arrayContaining([expect.objectContaining({ state: 'missed' })]) as never,
    );
    const mitigate = survivor.clocks.find(({ name }) => name === 'mitigate');
    expect(mitigate?.startedAt).toEqual(declaredAt);
    expect(await incidentOf(story, old)).toMatchObject({ phase: 'closed', outcome: 'merged', mergedInto: survivor.id });
    expect(await obligations.of(story.host.db, survivor.id)).toMatchObject([{ kind: 'postmortem' }]);
    // The area that placed it on the first incident discharges it under that incident's id.
    await transact(story.host, { actor: clock, requestId: asId(story.host.ids.opaque()) }, async (ctx) =>
      ok(await obligations.discharge(ctx, { incident: id, kind: 'postmortem' })),
    );
    expect(await obligations.blocking(story.host.db, survivor.id, 'closing', story.host.clock.now())).toEqual([]);
    expect(codeOf(await story.as(story.sre, reopenIncident, { code: old, reason }))).toBe(
      'incidents/goes-on-elsewhere',
    );
  });

  test('are not merged where one is over, is a drill, is the same, or is not there, nor by a stranger', async () => {
    const first = await declares('SEV-2');
    const second = await declares('SEV-2');
    expect(await merges(first, first)).toBe('incidents/no-merge');
    expect(await merges(first, await declares('SEV-2', true))).toBe('incidents/no-merge');
    expect(await merges(first, 'INC-00000')).toBe('incidents/no-other');
    expect(await story.as(story.bystander, mergeIncident, { code: first, into: second, reason })).toMatchObject({
      error: { kind: 'forbidden' },
    });
    expect(codeOf(await story.as(story.sre, markDuplicate, { code: first, into: second, reason }))).toBe('done');
    expect(await incidentOf(story, first)).toMatchObject({ outcome: 'duplicate' });
    expect(await merges(second, first)).toBe('incidents/no-merge');
    expect(await merges(first, second)).toBe('incidents/not-open');
  });

  test('or that have to do with each other are related, once', async () => {
    const first = await declares('SEV-3');
    const second = await declares('SEV-3');
    const relates = async (code: string, to: string) => codeOf(await story.as(story.sre, relateIncident, { code, to }));
    expect([await relates(first, second), await relates(second, first)]).toEqual(['done', 'incidents/related-already']);
    const other = await incidentOf(story, second);
    expect(await othersOf(story.host.db, (await incidentOf(story, first)).id)).toEqual([
      { id: other.id, how: 'related' },
    ]);
  });

  test('have no alerts to move where there are none', async () => {
    const first = await declares('SEV-3');
    const second = await declares('SEV-3');
    expect(codeOf(await story.as(story.sre, moveAlerts, { code: first, to: second }))).toBe(
      'incidents/nothing-to-move',
    );
  });
});

describe('a false alarm', () => {
  test('of what was SEV-1 or SEV-2 at its worst waits for the approval of a downgrade [GOV 3.1.1]', async () => {
    const code = await declares('SEV-1');
    await story.done(story.sre, acknowledgeIncident, { code });
    await story.done(story.secondSre, callFalseAlarm, { code, reason });
    const id = String((await story.entries('approval.requested')).at(-1)?.data['approval']);
    expect(await incidentOf(story, code)).toMatchObject({ phase: 'acknowledged' });
    expect(codeOf(await story.as(story.secondSre, approve, { id }))).toBe('approvals/own-request');
    await story.done(story.sre, approve, { id });
    expect(await incidentOf(story, code)).toMatchObject({
      phase: 'resolved',
      outcome: 'false-alarm',
      severity: 'SEV-1',
    });
    expect(await story.entries('incident.false_alarm_called')).toMatchObject([
      { clause: '3.1.1', data: { worst: 'SEV-1', requestedBy: story.secondSre.id } },
    ]);
  });

  test('of what was never grave is said by a responder, and can be taken back by reopening', async () => {
    const code = await declares('SEV-4');
    expect(await story.done(story.sre, callFalseAlarm, { code, reason })).toEqual({});
    expect(codeOf(await story.as(story.sre, callFalseAlarm, { code, reason }))).toBe('incidents/not-open');
    await story.done(story.sre, reopenIncident, { code, reason });
    expect(await incidentOf(story, code)).toMatchObject({ phase: 'acknowledged', outcome: undefined });
  });
});

describe('an incident that is made private', () => {
  test('is known to its team and to those called to it alone from then on [GOV 6.2]', async () => {
    const code = await declares('SEV-3');
    const teamId = await teamOf(story, story.sre);
    const makes = async (more: { teamId?: string }) =>
      codeOf(await story.as(story.sre, makePrivate, { code, ...more }));
    expect(await makes({})).toBe('incidents/which-team');
    const outside = await story.as(story.engineer, makePrivate, { code, teamId });
    expect(codeOf(outside)).toBe('incidents/not-your-team');
    const sees = async () =>
      (
        await seeIncident(
          { db: story.host.db, clock: story.host.clock, policies: () => story.host.policies() },
          story.engineer.actor,
          { code },
        )
      ).ok;
    expect(await sees()).toBe(true);
    expect(await makes({ teamId })).toBe('done');
    expect(await sees()).toBe(false);
    expect(await makes({ teamId })).toBe('incidents/private-already');
  });
});
