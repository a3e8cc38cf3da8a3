import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { breakGlassGranted } from '../areas/break-glass/ledger-actions.ts';
import { declareIncident } from '../areas/incidents/commands/declare-incident.ts';
import { makePrivate } from '../areas/incidents/commands/make-private.ts';
import { incidentOf, sev1, teamOf } from '../areas/incidents/testing/incident-story.ts';
import { protectActs } from '../areas/raci/protect-acts.ts';
import { startRaciStory } from '../areas/raci/testing/raci-story.ts';
import { alertsWithIncidents } from '../areas/alerts/public.ts';
import { alertsOfIncidents } from '../areas/incidents/public.ts';
import { approvalsService } from '../platform/approvals/approvals.ts';
import { asId } from '../kernel/ids.ts';
import { ok } from '../kernel/result.ts';
import { transact } from '../platform/commands/transact.ts';
import { hooksService, joinHooks } from '../platform/hooks.ts';
import { addPerson, putOnCall } from '../testing/people.ts';
import type { Story } from '../testing/story.ts';

let story: Story;
beforeEach(async () => {
  story = await startRaciStory();
  story.host.services
    .give(alertsOfIncidents, alertsWithIncidents)
    .give(approvalsService, {
      request: async () => Promise.reject(new Error('nobody asks here')),
      protect: async () => {},
    })
    .give(
      hooksService,
      joinHooks(() => [{ onIncidentProtected: protectActs }]),
    );
});
afterEach(async () => story.end());

/**
 * Approves an emergency change under a new SEV-1 that may have become private. @returns whether an on-call engineer,
 * whom the matrix informs, is notified
 */
async function isTold(isPrivate: boolean): Promise<boolean> {
  const { code } = await story.done(story.sre, declareIncident, sev1);
  if (isPrivate) await story.done(story.sre, makePrivate, { code, teamId: await teamOf(story, story.sre) });
  await story.advance({ seconds: 1 });
  const informed = await addPerson(story.host, ['ml-engineer']);
  await putOnCall(story.host, [informed]);
  const { id: touched, policyVersion } = await incidentOf(story, code);
  const who = { actor: story.secondSre.actor, requestId: asId<'request'>(story.host.ids.opaque()) };
  const id = story.host.ids.opaque();
  const expiresAt = story.host.clock.now().toISOString();
  const data = { emergency: id, commit: '8f14e45f', expiresAt, selfApproved: false, onCall: 1 };
  const entry = { resource: { kind: 'break_glass', id }, touched: [touched], policyVersion, clause: '5.3.1', data };
  await transact(story.host, who, async (ctx) => ok(ctx.record(breakGlassGranted, entry)));
  await story.advance({ seconds: 1 });
  const acts = await sql<{ name: string; visibility: string }>`
    select name, visibility from acts where activity = 'break-glass-change'`.execute(story.host.db);
  expect(acts.rows).toEqual([{ name: code, visibility: isPrivate ? 'team' : 'organisation' }]);
  const { rows } = await sql`
    select from notices n join acts a on a.id = n.act_id
    where a.activity = 'break-glass-change' and n.principal_id = ${informed.id}`.execute(story.host.db);
  return rows.length > 0;
}

test('an emergency change is told by its incident, to whom the matrix informs [GOV 2.9]', async () => {
  expect(await isTold(false)).toBe(true);
});

test('an emergency change under a private incident is told to nobody who may not know of that [GOV 6.2]', async () => {
  expect(await isTold(true)).toBe(false);
});

test('what was done about an incident before it was made private is its team’s alone from then on [GOV 6.2]', async () => {
  const { code } = await story.done(story.sre, declareIncident, sev1);
  await story.advance({ seconds: 1 });
  const actsOf = async () =>
    (await sql<{ visibility: string }>`select visibility from acts where name = ${code}`.execute(story.host.db)).rows;
  expect(await actsOf()).toEqual([{ visibility: 'organisation' }]);
  await story.done(story.sre, makePrivate, { code, teamId: await teamOf(story, story.sre) });
  expect(await actsOf()).toEqual([{ visibility: 'team' }]);
});
