import { classificationAsked } from '../areas/classification/ledger-actions.ts';
import { activityIds, raciLetters, type ActivityId, type RaciLetter, type RoleId } from '@muster/policy';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { judge } from '../areas/identity/public.ts';
import { breakGlassGranted } from '../areas/break-glass/ledger-actions.ts';
import { publish } from '../areas/comms/commands/publish.ts';
import { declareIncident } from '../areas/incidents/commands/declare-incident.ts';
import { updateStakeholders } from '../areas/incidents/commands/update-stakeholders.ts';
import { incidentOf, sev1 } from '../areas/incidents/testing/incident-story.ts';
import { ChangingPolicy, readerOf, startRaciStory } from '../areas/raci/testing/raci-story.ts';
import { runbookFollowed, runbookProposed } from '../areas/runbooks/ledger-actions.ts';
import { rollbackAsked } from '../areas/rollbacks/ledger-actions.ts';
import { postmortemMoved } from '../areas/postmortems/ledger-actions.ts';
import { asId } from '../kernel/ids.ts';
import { ok } from '../kernel/result.ts';
import { transact } from '../platform/commands/transact.ts';
import { ORGANISATION } from '../kernel/protected.ts';
import { ownWords } from '../kernel/scrubbed.ts';
import type { Verb } from '../platform/verbs/verb.ts';
import { everyArea } from '../testing/every-command.ts';
import { reportPrepared } from '../areas/assurance/ledger-actions.ts';
import { addPerson, putOnCall, type TestPerson } from '../testing/people.ts';
import { releasedPolicy } from '../testing/released-policy.ts';
import type { Story } from '../testing/story.ts';

/**
 * Runs every declared verb that carries out an activity of the matrix and checks that each role's letter has its
 * effect: with the policy as released, and with the cell changed to every other letter (GOV 2.10). A new verb with an
 * activity needs a scene here.
 */
const scenes: Readonly<Record<string, (story: Story) => Promise<void>>> = {
  'incident.declare': async (story) => void (await story.done(story.bystander, declareIncident, sev1)),
  'incident.publish': async (story) => {
    const { code } = await story.done(story.bystander, declareIncident, sev1);
    const words = { text: ownWords('We are looking.'), state: 'investigating', impact: 'degraded' } as const;
    await story.done(story.bystander, publish, { code, ...words });
  },
  // Only its entry is recorded: writing a whole postmortem is tested in its own area.
  'postmortem.submit': async (story) => {
    const { code } = await story.done(story.bystander, declareIncident, sev1);
    const { id, policyVersion } = await incidentOf(story, code);
    const who = { actor: story.bystander.actor, requestId: asId<'request'>(story.host.ids.opaque()) };
    const data = { from: 'draft', to: 'in-review' };
    const entry = { resource: { kind: 'incident', id }, policyVersion, clause: '2.5', data };
    await transact(story.host, who, async (ctx) => ok(ctx.record(postmortemMoved, entry)));
  },
  // Only its entry is recorded: the decision is tested in its own area.
  'incident.roll-back': async (story) => {
    const { code } = await story.done(story.bystander, declareIncident, sev1);
    const { id, policyVersion } = await incidentOf(story, code);
    const who = { actor: story.bystander.actor, requestId: asId<'request'>(story.host.ids.opaque()) };
    const data = { rollback: id, target: 'ranker', to: 'v41', executor: id, approval: id, unseparated: false };
    const content = { fields: { evidence: ownWords('it began with v42') } };
    const entry = { resource: { kind: 'incident', id }, policyVersion, clause: '2.3', data, content };
    await transact(story.host, who, async (ctx) => ok(ctx.record(rollbackAsked, entry)));
  },
  // Only its entry is recorded: who requests and approves it is tested in its own area.
  'asset.classify': async (story) => {
    const id = story.host.ids.row(story.host.clock.now());
    const who = { actor: story.bystander.actor, requestId: asId<'request'>(story.host.ids.opaque()) };
    const data = { decision: id, dataClass: 'CONFIDENTIAL', assets: 1, approval: id };
    const content = { isNewSubject: true, fields: { reason: ownWords('incomes') } };
    const entry = { resource: { kind: 'data-decision', id }, clause: '2.8', data, content } as const;
    await transact(story.host, who, async (ctx) => ok(ctx.record(classificationAsked, entry)));
  },
  // Only their entries are recorded: following and changing runbooks is tested in its own area.
  'incident.follow-runbook': async (story) => {
    const { code } = await story.done(story.bystander, declareIncident, sev1);
    const { id, policyVersion } = await incidentOf(story, code);
    const who = { actor: story.bystander.actor, requestId: asId<'request'>(story.host.ids.opaque()) };
    const data = { execution: id, runbook: 'api_outage', version: '1.0.0', drill: false, steps: 7 };
    const entry = { resource: { kind: 'incident', id }, policyVersion, clause: '2.2', data };
    await transact(story.host, who, async (ctx) => ok(ctx.record(runbookFollowed, entry)));
  },
  'runbook.propose': async (story) => {
    const who = { actor: story.bystander.actor, requestId: asId<'request'>(story.host.ids.opaque()) };
    const runbook = `api_outage_${story.host.ids.opaque().slice(0, 4)}`;
    const data = { runbook, version: '1.1.0', row: story.host.ids.opaque() };
    const content = { isNewSubject: true, fields: { reason: ownWords('the database comes first') } };
    const entry = { resource: { kind: 'runbook', id: runbook }, clause: '2.6', data, content };
    await transact(story.host, who, async (ctx) => ok(ctx.record(runbookProposed, entry)));
  },
  // Only its entry is recorded: the report's figures are tested in its own area.
  'report.prepare': async (story) => {
    const id = story.host.ids.opaque();
    const who = { actor: story.bystander.actor, requestId: asId<'request'>(story.host.ids.opaque()) };
    const data = { report: id, quarter: '2026-Q1', version: 1, size: 1, sha256: '00', failing: 0 };
    const content = { isNewSubject: true, fields: { words: ownWords('All is well.') } } as const;
    const entry = { resource: { kind: 'report', id }, clause: '2.7', data, content };
    await transact(story.host, who, async (ctx) => ok(ctx.record(reportPrepared, entry)));
  },
  // Only its entry is recorded: who may approve it, and when, is tested in its own area.
  'break-glass.approve': async (story) => {
    const { code } = await story.done(story.bystander, declareIncident, sev1);
    const { id: touched, policyVersion } = await incidentOf(story, code);
    const who = { actor: story.bystander.actor, requestId: asId<'request'>(story.host.ids.opaque()) };
    const id = story.host.ids.opaque();
    const expiresAt = story.host.clock.now().toISOString();
    const data = { emergency: id, commit: '8f14e45f', expiresAt, selfApproved: false, onCall: 1 };
    const entry = { resource: { kind: 'break_glass', id }, touched: [touched], policyVersion, clause: '5.3.1', data };
    await transact(story.host, who, async (ctx) => ok(ctx.record(breakGlassGranted, entry)));
  },
  'incident.update': async (story) => {
    const { code } = await story.done(story.bystander, declareIncident, sev1);
    // The declarer is in command and holds no other role that the cells name.
    await story.done(story.bystander, updateStakeholders, { code, text: ownWords('We are looking.') });
  },
};

/** Activities that no verb carries out yet. Remove an activity when it gets one. */
const withoutVerb: readonly ActivityId[] = [];

const policy = new ChangingPolicy();
const released = releasedPolicy();
let story: Story;
let verbs: readonly Verb[];
/** One on-call member for each appointed role, holding only that role. */
const staff = new Map<RoleId, TestPerson>();

beforeAll(async () => {
  story = await startRaciStory({ policies: policy.policies });
  verbs = everyArea(story.host)
    .flatMap((area) => area.verbs ?? [])
    .filter(({ activity }) => activity !== undefined);
  for (const role of appointed) staff.set(role, await addPerson(story.host, [role]));
  await putOnCall(story.host, [...staff.values()]);
});
afterAll(async () => story.end());

const appointed = Object.entries(released.roles.raci).flatMap(([role, { held }]) =>
  held === 'by-appointment' ? [role] : [],
);

/**
 * Sets the policy's cells for the appointed roles: the letters in turn, shifted by `turn`. @returns each role's letter
 */
function withLetters(activity: ActivityId, turn: number): ReadonlyMap<RoleId, RaciLetter> {
  const letters = new Map(
    appointed.map((role, place) => [role, raciLetters[(place + turn) % raciLetters.length] ?? 'R'] as const),
  );
  const changed = Object.fromEntries([...letters].map(([role, letter]) => [role, [letter]]));
  const { cells } = released.raci[activity];
  policy.snapshot = {
    ...released,
    raci: { ...released.raci, [activity]: { ...released.raci[activity], cells: { ...cells, ...changed } } },
  };
  return letters;
}

/** Runs the verb. @returns by role holder, how each was notified of this act (not of an earlier one that led to it) */
async function heardOf(verb: Verb, activity: ActivityId): Promise<ReadonlyMap<string, readonly string[]>> {
  const since = story.host.clock.now();
  await scenes[verb.name]?.(story);
  await story.advance({ seconds: 1 });
  const { rows } = await sql<{ to: string; way: string; letter: string | null }>`
    select n.principal_id as to, n.way,
      (select c.letter from consultations c where c.act_id = a.id and c.role = n.role) as letter
    from notices n join acts a on a.id = n.act_id
    where a.activity = ${activity} and a.done_at >= ${since}`.execute(story.host.db);
  const ways = ({ way, letter }: (typeof rows)[number]) => (way === 'asked' ? `asked ${letter}` : way);
  return new Map([...Map.groupBy(rows, ({ to }) => to)].map(([to, each]) => [to, each.map(ways)]));
}

const hears: Readonly<Record<RaciLetter, readonly string[]>> = {
  R: [],
  A: ['asked A'],
  C: ['asked C'],
  I: ['at-once'],
};

describe('every cell of the matrix drives what happens [GOV 2.10]', () => {
  test('each verb with an activity is run here, and each activity without one is named', () => {
    expect(verbs.map(({ name }) => name).toSorted()).toEqual(Object.keys(scenes).toSorted());
    const carriedOut = new Set(verbs.map(({ activity }) => activity));
    expect(activityIds.filter((activity) => !carriedOut.has(activity))).toEqual(withoutVerb);
  });

  test('as the policy stands', async () => {
    for (const verb of verbs) {
      const activity = verb.activity ?? 'declare-incident';
      policy.snapshot = released;
      const heard = await heardOf(verb, activity);
      for (const role of appointed) {
        const [letter = 'R'] = released.raci[activity].cells[role] ?? [];
        expect(heard.get(idOf(role)) ?? [], `${verb.name}: ${role} as ${letter}`).toEqual(hears[letter]);
      }
    }
  });

  test('and with each cell changed to every letter: C is asked, A ratifies, I is told, R is left alone', async () => {
    for (const verb of verbs) {
      const activity = verb.activity ?? 'declare-incident';
      for (const turn of raciLetters.keys()) {
        const letters = withLetters(activity, turn);
        const heard = await heardOf(verb, activity);
        for (const [role, letter] of letters)
          expect(heard.get(idOf(role)) ?? [], `${verb.name}: ${role} as ${letter}`).toEqual(hears[letter]);
      }
    }
  });

  test('R may act, and whoever holds no R may not unless the verb says who else may', async () => {
    for (const verb of verbs) {
      const activity = verb.activity ?? 'declare-incident';
      // Anyone who sees an incident must be able to report it (R23); only confirming it requires R.
      if (verb.permission.anyOf.some(({ kind }) => kind === 'member')) continue;
      for (const turn of raciLetters.keys()) {
        for (const [role, letter] of withLetters(activity, turn)) {
          const { actor } = staff.get(role) ?? story.sre;
          const decision = (await judge(readerOf(story), actor, [verb.permission], ORGANISATION))?.get(
            verb.permission.name,
          );
          expect(decision?.allowed, `${verb.name}: ${role} as ${letter}`).toBe(letter === 'R');
        }
      }
    }
  });
});

const idOf = (role: RoleId): string => staff.get(role)?.id ?? '';
