import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AppError } from '../../../kernel/app-error.ts';
import { addMinutes } from '../../../kernel/clock.ts';
import type { Result } from '../../../kernel/result.ts';
import { ok } from '../../../kernel/result.ts';
import { asId } from '../../../kernel/ids.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { transact } from '../../../platform/commands/transact.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { hooksService, joinHooks } from '../../../platform/hooks.ts';
import { obligationsService } from '../../../platform/obligations.ts';
import { violationsService, type GateFinding } from '../../../platform/violations.ts';
import type { TestPerson } from '../../../testing/people.ts';
import { startStory, type Story } from '../../../testing/story.ts';
import { approvalsArea, approve, decline } from '../../approvals/public.ts';
import { registerApprovalReactions } from '../../approvals/reactions/register.ts';
import { deploymentsArea, breakGlassService } from '../../deployments/public.ts';
import { createPeople, peopleService } from '../../identity/public.ts';
import { acknowledgeIncident } from '../../incidents/commands/acknowledge-incident.ts';
import { declareIncident } from '../../incidents/commands/declare-incident.ts';
import { resolveIncident } from '../../incidents/commands/resolve-incident.ts';
import { takeCommand } from '../../incidents/commands/take-command.ts';
import { obligations } from '../../incidents/public.ts';
import { registerIncidentReactions } from '../../incidents/reactions/register.ts';
import { factsFor } from '../../incidents/testing/declared.ts';
import { incidentOf } from '../../incidents/testing/incident-story.ts';
import { breakGlassArea } from '../area.ts';
import { applyBreakGlass } from '../commands/apply.ts';
import { approveBreakGlass } from '../commands/approve.ts';
import { askBreakGlass } from '../commands/ask.ts';
import { declineBreakGlass } from '../commands/decline.ts';
import { reviewBreakGlass } from '../commands/review.ts';
import { applyGrant } from '../gate-port.ts';
import { emergencyReader, viewsFor } from '../queries/emergency-view.ts';
import { breakGlassWaiting } from '../queries/waiting.ts';
import { commandRatification, governanceRatification } from '../ratification.ts';
import { anyApproval } from '../../../platform/approvals/approvals.ts';
import { registerBreakGlassReactions } from '../reactions/register.ts';
import { settleBy } from '../settle-by.ts';
import { listEmergencies } from '../store/emergencies.ts';
import { sql } from 'kysely';

let story: Story;
let found: GateFinding[];
beforeEach(async () => {
  found = [];
  story = await startStory([registerIncidentReactions, registerApprovalReactions, registerBreakGlassReactions]);
  const { services, clock } = story.host;
  const kinds = [anyApproval(commandRatification), anyApproval(governanceRatification)];
  approvalsArea({ services, clock, kinds: () => kinds });
  services
    .give(peopleService, createPeople(story.host))
    .give(obligationsService, obligations)
    .give(
      hooksService,
      joinHooks(() => []),
    )
    .give(violationsService, { found: async (_ctx, finding) => void found.push(finding) });
  deploymentsArea(story.host);
  breakGlassArea({ services, clock });
});
afterEach(async () => story.end());

const now = () => story.host.clock.now();
const codeOf = (result: Result<unknown, AppError>) => (result.ok ? 'done' : result.error.code);
const COMMIT = '8f14e45fceea167a5a36dedd4bea2543';
const WHY = ownWords('the pool is exhausted and every request fails');

async function declared(severity: 'SEV-1' | 'SEV-2' = 'SEV-1'): Promise<string> {
  const { code } = await story.done(story.sre, declareIncident, {
    title: ownWords('Checkout fails'),
    facts: { ...factsFor[severity] },
  });
  await story.done(story.sre, acknowledgeIncident, { code });
  const { version } = await incidentOf(story, code);
  await story.done(story.engineer, takeCommand, { code, expectedVersion: version });
  return code;
}
const asks = async (who: TestPerson, incident: string, more: object = {}) =>
  story.as(who, askBreakGlass, { incident, commit: COMMIT, justification: WHY, ...more });
const asked = async (incident: string, more: object = {}, who = story.sre) => {
  const result = await asks(who, incident, more);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value.id;
};
const approves = async (id: string, who = story.secondSre) => codeOf(await story.as(who, approveBreakGlass, { id }));
const granted = async (incident: string) => {
  const id = await asked(incident);
  expect(await approves(id)).toBe('done');
  return id;
};
const applied = async (incident: string) => {
  const id = await granted(incident);
  await story.done(story.sre, applyBreakGlass, { id });
  return id;
};
const shown = async (id: string) => {
  const all = await listEmergencies(story.host.db, {
    isSeen: sql`true`,
    incident: undefined,
    after: undefined,
    limit: 50,
  });
  const reader = emergencyReader(story.host.services.use);
  const [view] = await viewsFor(
    reader,
    story.governance.actor,
    all.filter((each) => each.id === id),
  );
  if (view === undefined) throw new Error('it is not shown');
  return view;
};
const inCommand = async <T>(work: (ctx: CommandContext) => Promise<T>): Promise<T> => {
  const who = {
    actor: { kind: 'system', part: 'changes' },
    requestId: asId<'request'>(story.host.ids.opaque()),
  } as const;
  const result = await transact(story.host, who as never, async (ctx) => ok(await work(ctx)));
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
};
const vouched = async (commit = COMMIT) =>
  story.host.services
    .use(breakGlassService)
    .vouch(
      story.host.db,
      story.host.policies().current,
      { service: 'checkout', environment: 'production', commit },
      now(),
    );
const putOffCall = async (person: TestPerson) =>
  sql`update on_call_places set until_at = ${now()} where principal_id = ${person.id}`.execute(story.host.db);

describe('breaking the glass', () => {
  test('needs a SEV-1 that is open, at the asking, the approval and the application [GOV 5.3.1]', async () => {
    expect(codeOf(await asks(story.sre, await declared('SEV-2')))).toBe('break-glass/not-grave');
    const code = await declared();
    const [id, other] = [await asked(code), await asked(code, { commit: 'other' })];
    expect(await approves(other)).toBe('done');
    await story.done(story.sre, resolveIncident, { code, note: ownWords('over') });
    expect(codeOf(await asks(story.sre, code, { commit: 'third' }))).toBe('break-glass/not-grave');
    expect(await approves(id)).toBe('break-glass/not-grave');
    expect(codeOf(await story.as(story.sre, applyBreakGlass, { id: other }))).toBe('break-glass/not-grave');
    expect(await vouched('other')).toBeUndefined();
  });

  test('takes the one approval of an SRE on call who had no hand in it, and of nobody else [GOV 5.3.1]', async () => {
    const code = await declared();
    const id = await asked(code, { author: story.engineer.id });
    expect(await approves(id, story.sre)).toBe('break-glass/own-change');
    expect(await approves(id, story.engineer)).not.toBe('done');
    expect(await approves(id, story.governance)).not.toBe('done');
    expect(await vouched()).toBeUndefined();
    expect(await approves(id)).toBe('done');
    expect(await vouched()).toBe(id);
    expect(await approves(id)).toBe('break-glass/answered');
    expect(await shown(id)).toMatchObject({ standing: 'granted', selfApproved: false });
  });

  test('takes nobody’s who is not on call at that moment, and marks the only one’s own [GOV 5.3.1]', async () => {
    const code = await declared();
    const id = await asked(code);
    await putOffCall(story.secondSre);
    story.isTamperedWith = true;
    expect(await approves(id)).toBe('break-glass/not-on-call');
    expect(await approves(id, story.sre)).toBe('done');
    expect(await shown(id)).toMatchObject({ selfApproved: true });
    expect(await story.entries('break_glass.granted')).toMatchObject([
      { data: { selfApproved: true, onCall: 1 }, decision: { allowed: true, code: 'break-glass/granted' } },
    ]);
  });

  test('calls the other SREs on call, and waits on their overview', async () => {
    const id = await asked(await declared());
    const calls = (await story.pages()).filter(({ reason }) => reason === 'break-glass-asked');
    expect(calls).toMatchObject([{ to: story.secondSre.id, clause: '5.3.1', urgency: 'page' }]);
    const reads = {
      db: story.host.db,
      clock: story.host.clock,
      policies: () => story.host.policies(),
      use: story.host.services.use,
    };
    expect((await breakGlassWaiting(reads, story.secondSre.actor)).items.map(({ command }) => command)).toEqual([
      `muster break-glass approve ${id}`,
    ]);
    expect((await breakGlassWaiting(reads, story.sre.actor)).items).toEqual([]);
  });

  test('stands in its incident with its justification [GOV 5.3.2]', async () => {
    const code = await declared();
    await applied(code);
    const { id: incident } = await incidentOf(story, code);
    for (const action of ['asked', 'granted', 'applied'])
      expect(await story.entries(`break_glass.${action}`)).toMatchObject([
        { touched: { kind: 'incident', ids: [incident] } },
      ]);
    expect(codeOf(await asks(story.sre, 'INC-ZZZZZ'))).toBe('incidents/not-found');
    expect(codeOf(await asks(story.sre, code))).toBe('break-glass/asked-already');
    expect(codeOf(await asks(story.sre, code, { commit: 'x', author: '00000000-0000-4000-8000-000000000001' }))).toBe(
      'break-glass/no-such-member',
    );
  });

  test('a grant ends by itself, and what is declined takes the normal process [GOV 5.3.1]', async () => {
    const code = await declared();
    const id = await granted(code);
    await story.advance({ minutes: 239 });
    expect(await vouched()).toBe(id);
    await story.advance({ minutes: 1 });
    expect(await vouched()).toBeUndefined();
    expect(codeOf(await story.as(story.sre, applyBreakGlass, { id }))).toBe('break-glass/not-granted');
    expect(await story.entries('break_glass.lapsed')).toHaveLength(1);
    const other = await asked(code);
    await story.done(story.secondSre, declineBreakGlass, { id: other, reason: ownWords('roll back instead') });
    expect(await shown(other)).toMatchObject({ standing: 'declined' });
    expect(codeOf(await story.as(story.sre, reviewBreakGlass, { id: other, retrospective: LONG }))).toBe(
      'break-glass/not-applied',
    );
    const nobody = await story.as(story.secondSre, approveBreakGlass, { id: '0198e2a0-0000-7000-8000-000000000404' });
    expect(codeOf(nobody)).toBe('break-glass/not-found');
  });
});

const LONG = ownWords(
  `The limit stood in a file that the normal process takes an hour to change. ${'It was raised. '.repeat(5)}`,
);

describe('ratifying it', () => {
  const requests = async () => {
    const { rows } = await sql<{ kind: string; id: string }>`select kind, id from approvals order by kind`.execute(
      story.host.db,
    );
    return rows;
  };

  test('is asked of the commander and of Governance, each for themselves, and on the record [GOV 2.9, 5.3.5]', async () => {
    const id = await granted(await declared());
    const [command, governance] = await requests();
    expect([command?.kind, governance?.kind]).toEqual(['break-glass-command', 'break-glass-governance']);
    expect(codeOf(await story.as(story.governance, approve, { id: command?.id ?? '' }))).toBe('approvals/not-asked');
    await story.done(story.engineer, approve, { id: command?.id ?? '' });
    expect(await shown(id)).toMatchObject({ commandRatifiedAt: expect.any(String) });
    expect((await shown(id)).governanceRatifiedAt).toBeUndefined();
    await story.done(story.governance, approve, { id: governance?.id ?? '' });
    expect((await story.entries('break_glass.ratified')).map(({ data }) => [data['as'], data['outcome']])).toEqual([
      ['commander', 'ratified'],
      ['governance', 'ratified'],
    ]);
  });

  test('refused is a violation [GOV 2.9]', async () => {
    await granted(await declared());
    const governance = (await requests()).find(({ kind }) => kind === 'break-glass-governance');
    await story.done(story.governance, decline, { id: governance?.id ?? '', reason: ownWords('it was no emergency') });
    expect(found).toMatchObject([{ clause: '5.3.1', about: [story.secondSre.id] }]);
  });
});

describe('what is owed for it', () => {
  const owedOf = async (code: string) => {
    const { id } = await incidentOf(story, code);
    return obligations.blocking(story.host.db, id, 'publishing', now());
  };

  test('is the retrospective, and the postmortem is not published without it [GOV 5.3.3]', async () => {
    const code = await declared();
    const id = await applied(code);
    expect((await owedOf(code)).map(({ kind, clause }) => [kind, clause])).toContainEqual(['retrospective', '5.3.3']);
    expect(codeOf(await story.as(story.sre, applyBreakGlass, { id }))).toBe('break-glass/applied-already');
    expect(codeOf(await story.as(story.sre, reviewBreakGlass, { id, retrospective: ownWords('it was fine') }))).toBe(
      'break-glass/too-short',
    );
    await story.done(story.sre, reviewBreakGlass, { id, retrospective: LONG });
    expect((await owedOf(code)).map(({ kind }) => kind)).not.toContain('retrospective');
  });

  test('is owed by a deployment that begins under the grant, too [GOV 5.3.3, 5.3.4]', async () => {
    const code = await declared();
    const id = await granted(code);
    const target = { service: 'checkout', environment: 'production', commit: COMMIT };
    await inCommand(async (ctx) => story.host.services.use(breakGlassService).used(ctx, target));
    await inCommand(async (ctx) => story.host.services.use(breakGlassService).used(ctx, target));
    expect(await shown(id)).toMatchObject({ standing: 'applied', onBranch: false });
    expect(await story.entries('break_glass.applied')).toHaveLength(1);
  });

  test('counts from when it was applied while Muster was down, and from no moment that lies ahead [GOV 5.3.4]', async () => {
    const id = await granted(await declared());
    const at = (hours: number) => new Date(now().getTime() + hours * 3_600_000).toISOString();
    const early = await story.as(story.sre, applyBreakGlass, { id, appliedAt: at(1) });
    expect(early).toMatchObject({
      ok: false,
      error: { code: 'break-glass/not-yet', fields: [{ path: '/appliedAt' }] },
    });
    const applying = at(-10);
    await story.done(story.sre, applyBreakGlass, { id, appliedAt: applying });
    expect(await shown(id)).toMatchObject({ appliedAt: applying, reapplyBy: at(62) });
    await story.advance({ hours: 62 });
    expect(found).toMatchObject([{ clause: '5.3.4', key: `break-glass/${id}/re-apply` }]);
  });

  test('not gone the normal way after 72 hours it is escalated, and a violation, once [GOV 5.3.4]', async () => {
    const id = await applied(await declared());
    await story.advance({ hours: 71 });
    await story.advance({ minutes: 59 });
    expect([found, await story.entries('break_glass.missed')]).toEqual([[], []]);
    await story.advance({ minutes: 1 });
    expect(found).toMatchObject([{ clause: '5.3.4', key: `break-glass/${id}/re-apply` }]);
    expect(
      (await story.pages())
        .filter(({ reason }) => reason === 're-apply-missed')
        .map(({ to }) => to)
        .toSorted(),
    ).toEqual([story.lead.id, story.engineer.id].toSorted());
    expect(await shown(id)).toMatchObject({ standing: 'overdue' });
  });

  test('ends with a normal change that does the same, and with nothing else [GOV 5.3.4]', async () => {
    const id = await granted(await declared());
    const patch = { does: 'does', undoes: 'undoes' };
    await inCommand(async (ctx) => applyGrant(ctx, COMMIT, { isOnBranch: false, patch }));
    await inCommand(async (ctx) => settleBy(ctx, { does: 'something else', change: 'acme/platform#11' }));
    expect(await shown(id)).toMatchObject({ standing: 'applied' });
    await inCommand(async (ctx) => settleBy(ctx, { does: 'does', change: 'acme/platform#12' }));
    expect(await shown(id)).toMatchObject({ standing: 'settled', reappliedBy: 'acme/platform#12' });
    await story.advance({ hours: 73 });
    expect(found).toEqual([]);
  });

  test('where it lies on the branch, ends with its revert and only then with the same again [GOV 5.3.4]', async () => {
    const id = await granted(await declared());
    const patch = { does: 'does', undoes: 'undoes' };
    await inCommand(async (ctx) => applyGrant(ctx, COMMIT, { isOnBranch: true, patch }));
    await inCommand(async (ctx) => settleBy(ctx, { does: 'does', change: 'acme/platform#12' }));
    expect(await shown(id)).toMatchObject({ standing: 'applied' });
    await inCommand(async (ctx) => settleBy(ctx, { does: 'undoes', change: 'acme/platform#13' }));
    expect(await shown(id)).toMatchObject({ standing: 'applied', revertedAt: expect.any(String) });
    await inCommand(async (ctx) => settleBy(ctx, { does: 'does', change: 'acme/platform#14' }));
    expect(await shown(id)).toMatchObject({ standing: 'settled' });
  });

  test('every event of it is in the report of Platform Governance [GOV 5.3.5]', async () => {
    const code = await declared();
    const id = await applied(code);
    await story.done(story.sre, reviewBreakGlass, { id, retrospective: LONG });
    await story.advance({ hours: 72 });
    const start = addMinutes(now(), -72 * 60).toISOString();
    expect(await shown(id)).toMatchObject({
      incident: code,
      commit: COMMIT,
      requestedBy: { id: story.sre.id },
      approvedBy: { id: story.secondSre.id },
      requestedAt: start,
      approvedAt: start,
      appliedAt: start,
      retrospectiveAt: start,
      missedAt: now().toISOString(),
    });
  });
});
