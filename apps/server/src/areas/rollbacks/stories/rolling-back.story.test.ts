import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AppError } from '../../../kernel/app-error.ts';
import { addMinutes } from '../../../kernel/clock.ts';
import type { Result } from '../../../kernel/result.ts';
import { asId } from '../../../kernel/ids.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { transact } from '../../../platform/commands/transact.ts';
import { obligationsService } from '../../../platform/obligations.ts';
import { verifyWebhook } from '../testing/verify-webhook.ts';
import { addServiceAccount, laidDown, type TestPerson } from '../../../testing/people.ts';
import { approve, decline } from '../../approvals/public.ts';
import { acknowledgeIncident } from '../../incidents/commands/acknowledge-incident.ts';
import { declareIncident } from '../../incidents/commands/declare-incident.ts';
import { makePrivate } from '../../incidents/commands/make-private.ts';
import { resolveIncident } from '../../incidents/commands/resolve-incident.ts';
import { takeCommand } from '../../incidents/commands/take-command.ts';
import { factsFor } from '../../incidents/testing/declared.ts';
import { incidentOf, teamOf } from '../../incidents/testing/incident-story.ts';
import { giveRetrospective, ratifyRollback } from '../commands/after-glass.ts';
import { askRollback } from '../commands/ask-rollback.ts';
import { breakGlass } from '../commands/break-glass.ts';
import { connectExecutor, removeExecutor } from '../commands/executors.ts';
import { hearCallback, reportRollback, takeRollback } from '../commands/hear-answer.ts';
import { getRollback } from '../queries/get-rollback.ts';
import { rollbacksWaiting } from '../queries/waiting.ts';
import { rollbackApproval } from '../rollback-approval.ts';
import { approvedUnderWay } from '../store/rollbacks.ts';
import { connected, signedAnswer, startRollbackStory, type RollbackStory } from '../testing/rollback-story.ts';
import type { Severity } from '@muster/policy';

let it: RollbackStory;
beforeEach(async () => void (it = await startRollbackStory()));
afterEach(async () => it.story.end());

const codeOf = (result: Result<unknown, AppError>) => (result.ok ? 'done' : result.error.code);
const now = () => it.story.host.clock.now();
const words = ownWords;

/** An incident that the SRE declared; `commander` takes command of it. */
async function incident(severity: Severity = 'SEV-1', commander?: TestPerson): Promise<string> {
  const { story } = it;
  const { code } = await story.done(story.sre, declareIncident, {
    title: words('The ranker answers nonsense'),
    facts: { ...factsFor[severity] },
  });
  await story.done(story.secondSre, acknowledgeIncident, { code });
  if (commander !== undefined) {
    const { version } = await incidentOf(story, code);
    await story.done(commander, takeCommand, { code, expectedVersion: version });
  }
  return code;
}
const asks = async (who: TestPerson, code: string, executorId: string, more: object = {}) =>
  it.story.as(who, askRollback, {
    code,
    target: 'ranker',
    to: 'v41',
    executorId,
    evidence: words('the error rate rose tenfold with v42'),
    ...more,
  });
const asked = async (who: TestPerson, code: string, executorId: string, more: object = {}) => {
  const result = await asks(who, code, executorId, more);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};
const shown = async (id: string, who = it.story.sre) => {
  const found = await getRollback(it.story.host.services.use, who.actor, id);
  if (!found.ok) throw new Error(found.error.code);
  return found.value;
};
const stateOf = async (id: string) => (await shown(id)).state;
const votes = async (who: TestPerson, id: string) => codeOf(await it.story.as(who, approve, { id }));
const answers = async (id: string, secret: string, type: string, more: { detail?: string; id?: string } = {}) => {
  const { detail, id: message = `msg_${type}` } = more;
  const said = { rollback: id, type: `rollback.${type}`, ...(detail === undefined ? {} : { detail }) };
  const { body, headers } = signedAnswer(secret, said, { sentAt: now(), id: message });
  return it.callback(id, body, headers);
};
/** Requested by the SRE, approved by the engineer in command, and sent. */
const underWay = async () => {
  const { id: executor, secret } = await connected(it);
  const code = await incident('SEV-1', it.story.engineer);
  const { rollback, approval } = await asked(it.story.sre, code, executor);
  expect(await votes(it.story.engineer, approval)).toBe('done');
  await it.story.advance({ seconds: 1 });
  return { code, executor, secret, rollback, approval };
};

describe('a rollback', () => {
  test('is asked for by the SRE, approved by the commander, sent signed, and done only when its executor says so [GOV 2.3]', async () => {
    const { id: executor, secret } = await connected(it);
    const code = await incident('SEV-1', it.story.engineer);
    const { rollback, approval } = await asked(it.story.sre, code, executor, { from: 'v42' });
    await it.story.advance({ seconds: 30 });
    expect(it.executor.orders).toEqual([]);
    expect(await stateOf(rollback)).toBe('asked');

    expect(await votes(it.story.sre, approval)).toBe('approvals/own-request');
    expect(await votes(it.story.secondSre, approval)).toBe('approvals/not-asked');
    expect(await votes(it.story.lead, approval)).toBe('approvals/not-asked');
    expect(await votes(it.story.engineer, approval)).toBe('done');
    await it.story.advance({ seconds: 1 });

    const [order, ...more] = it.executor.orders;
    expect(more).toEqual([]);
    const said = verifyWebhook(secret, order?.body ?? '', order?.headers ?? {});
    expect(said).toMatchObject({
      type: 'rollback.requested',
      data: {
        rollback,
        incident: code,
        severity: 'SEV-1',
        target: 'ranker',
        to: 'v41',
        from: 'v42',
        callback: `https://muster.example.org/v1/rollbacks/${rollback}/callback`,
      },
    });
    // Neither people's text nor their identity is sent out.
    for (const inside of ['tenfold', it.story.sre.id, it.story.engineer.id]) expect(order?.body).not.toContain(inside);
    expect(await shown(rollback)).toMatchObject({ state: 'approved', sentAt: expect.any(String) });
    expect(await approvedUnderWay(it.story.host.db, 'ranker')).toBe(rollback);

    expect(await answers(rollback, secret, 'started')).toMatchObject({ status: 200, body: '{"state":"running"}' });
    expect(await answers(rollback, secret, 'succeeded', { detail: '12 of 12 pods run v41' })).toMatchObject({
      status: 200,
    });
    expect(await shown(rollback)).toMatchObject({ state: 'succeeded', detail: '12 of 12 pods run v41', isLate: false });
    expect(await approvedUnderWay(it.story.host.db, 'ranker')).toBeUndefined();
    const told = (await it.story.entries()).filter(({ action }) => action.startsWith('rollback.'));
    expect(told.map(({ action }) => action)).toEqual([
      'rollback.asked',
      'rollback.authorised',
      'rollback.sent',
      'rollback.heard',
      'rollback.heard',
    ]);
    expect(told.every(({ clause }) => clause === '2.3')).toBe(true);
  });

  test('of a commander who asks passes to the next on call, and then to whom the policy names [GOV 2.3]', async () => {
    const { id: executor } = await connected(it);
    const code = await incident('SEV-1', it.story.sre);
    const { approval } = await asked(it.story.sre, code, executor);
    expect(await votes(it.story.sre, approval)).toBe('approvals/own-request');
    expect(await votes(it.story.lead, approval)).toBe('approvals/not-asked');
    await it.story.advance({ minutes: 5 });
    expect(await votes(it.story.lead, approval)).toBe('done');
    const second = await asked(it.story.sre, code, executor, { target: 'features' });
    expect(await votes(it.story.secondSre, second.approval)).toBe('done');
  });

  test('of somebody else stays the commander’s, however long they are silent; they are reminded [GOV 2.3]', async () => {
    const { id: executor } = await connected(it);
    const code = await incident('SEV-2', it.story.engineer);
    const { rollback, approval } = await asked(it.story.sre, code, executor);
    await it.story.advance({ minutes: 31 });
    expect(await votes(it.story.secondSre, approval)).toBe('approvals/not-asked');
    expect(await votes(it.story.lead, approval)).toBe('approvals/not-asked');
    expect((await it.story.entries('approval.reminded')).length).toBeGreaterThanOrEqual(6);
    expect(await stateOf(rollback)).toBe('asked');
    expect(it.executor.tries).toBe(0);
    expect(await votes(it.story.engineer, approval)).toBe('done');
  });

  test('is asked for by those whom the matrix makes responsible, and by nobody else [GOV 2.3]', async () => {
    const { id: executor } = await connected(it);
    const code = await incident('SEV-2', it.story.sre);
    for (const who of [it.story.bystander, it.story.engineer, it.story.governance, it.story.lead])
      expect(codeOf(await asks(who, code, executor))).toBe('access/not-entitled');
    expect(codeOf(await asks(it.story.secondSre, code, executor))).toBe('done');
    expect(codeOf(await asks(it.story.sre, code, executor))).toBe('rollbacks/under-way');
    expect(codeOf(await asks(it.story.sre, code, '00000000-0000-4000-8000-0000000000ee', { target: 'x' }))).toBe(
      'rollbacks/no-such-executor',
    );
    await it.story.done(it.story.sre, resolveIncident, { code, note: words('gone') });
    expect(codeOf(await asks(it.story.sre, code, executor, { target: 'y' }))).toBe('rollbacks/incident-over');
  });

  test('that is declined, or whose incident is over, is not sent', async () => {
    const { id: executor } = await connected(it);
    const code = await incident('SEV-2', it.story.engineer);
    const { rollback, approval } = await asked(it.story.sre, code, executor);
    await it.story.done(it.story.engineer, decline, { id: approval, reason: words('the cause is elsewhere') });
    expect(await shown(rollback)).toMatchObject({ state: 'refused', because: 'declined' });
    const second = await asked(it.story.sre, code, executor);
    await it.story.done(it.story.sre, resolveIncident, { code, note: words('gone') });
    await it.story.advance({ minutes: 6 });
    expect(await shown(second.rollback)).toMatchObject({ state: 'refused', because: 'moot' });
    expect(it.executor.tries).toBe(0);
  });
});

describe('what its executor says', () => {
  test('is believed for its signature alone: not another’s, not over other words, not of long ago [GOV 2.3]', async () => {
    const { rollback, secret, code, executor } = await underWay();
    const { secret: other } = await it.story
      .done(it.story.sre, connectExecutor, { name: words('other'), url: words('https://other.example.org/') })
      .then((made) => ({ secret: made.secret ?? '' }));
    const unsigned = await answers(rollback, other, 'succeeded');
    expect(unsigned.status).toBe(401);
    expect(JSON.parse(unsigned.body)).toMatchObject({ code: 'rollbacks/not-signed' });
    const good = signedAnswer(secret, { rollback, type: 'rollback.succeeded' }, { sentAt: now() });
    expect((await it.callback(rollback, `${good.body} `, good.headers)).status).toBe(401);
    expect((await it.callback(rollback, good.body, {})).status).toBe(401);
    const old = signedAnswer(secret, { rollback, type: 'rollback.succeeded' }, { sentAt: addMinutes(now(), -6) });
    expect((await it.callback(rollback, old.body, old.headers)).status).toBe(401);
    // A valid signature, but over another rollback than the URL's.
    const second = await asked(it.story.sre, code, executor, { target: 'features' });
    expect((await it.callback(second.rollback, good.body, good.headers)).status).toBe(400);
    expect((await it.callback('00000000-0000-4000-8000-0000000000ee', good.body, good.headers)).status).toBe(401);
    const strange = await answers(rollback, secret, 'exploded');
    expect(JSON.parse(strange.body)).toMatchObject({ status: 400, code: 'rollbacks/not-an-answer' });
    expect(await stateOf(rollback)).toBe('approved');
    expect(await it.story.entries('rollback.heard')).toEqual([]);
  });

  test('says nothing of what nobody approved [GOV 2.3]', async () => {
    const { id: executor, secret } = await connected(it);
    const code = await incident('SEV-1', it.story.engineer);
    const { rollback } = await asked(it.story.sre, code, executor);
    const answer = await answers(rollback, secret, 'succeeded');
    expect(answer.status).toBe(409);
    expect(answer.body).toContain('rollbacks/not-authorised');
    expect(await stateOf(rollback)).toBe('asked');
  });

  test('changes nothing when it is replayed, and is refused when it says otherwise', async () => {
    const { rollback, secret } = await underWay();
    const { body, headers } = signedAnswer(secret, { rollback, type: 'rollback.failed' }, { sentAt: now() });
    for (let turn = 0; turn < 3; turn += 1) expect((await it.callback(rollback, body, headers)).status).toBe(200);
    expect(await it.story.entries('rollback.heard')).toHaveLength(1);
    expect((await answers(rollback, secret, 'started')).status).toBe(200);
    const otherwise = await answers(rollback, secret, 'succeeded');
    expect(otherwise.status).toBe(409);
    expect(otherwise.body).toContain('rollbacks/told-otherwise');
    expect(await stateOf(rollback)).toBe('failed');
  });

  test('counts when it comes late, and is marked; until then it is given up, never done [GOV 2.3]', async () => {
    const { rollback, secret } = await underWay();
    await it.story.advance({ minutes: 31 });
    expect(await shown(rollback)).toMatchObject({ state: 'timed-out', because: 'silent' });
    const waiting = await rollbacksWaiting(
      {
        db: it.story.host.db,
        clock: it.story.host.clock,
        policies: () => it.story.host.policies(),
        use: it.story.host.services.use,
      },
      it.story.sre.actor,
    );
    expect(waiting.items.map(({ kind }) => kind)).toEqual(['rollback-ended-badly']);
    expect((await answers(rollback, secret, 'succeeded')).status).toBe(200);
    expect(await shown(rollback)).toMatchObject({ state: 'succeeded', isLate: true });
  });

  test('is scrubbed like any other words', async () => {
    const { rollback, secret } = await underWay();
    await answers(rollback, secret, 'failed', { detail: 'mail ada@example.org, 10.1.2.3 said no' });
    const { detail = '' } = await shown(rollback);
    expect(detail).not.toContain('ada@example.org');
    expect(detail).not.toContain('10.1.2.3');
  });
});

describe('an order', () => {
  test('to an executor that is away is tried again, the same each time, until it is taken', async () => {
    it.executor.answer = 'away';
    const { rollback } = await underWay();
    await it.story.advance({ seconds: 40 });
    expect(it.executor.tries).toBeGreaterThan(3);
    it.executor.answer = 503;
    await it.story.advance({ minutes: 2 });
    it.executor.answer = 202;
    await it.story.advance({ minutes: 3 });
    expect(new Set(it.executor.orders.map(({ headers }) => headers['webhook-id']))).toEqual(new Set([rollback]));
    expect(await shown(rollback)).toMatchObject({ state: 'approved', sentAt: expect.any(String) });
    expect(await it.story.entries('rollback.sent')).toHaveLength(1);
  });

  test('that is refused ends it at once; one that never arrives ends it in time [GOV 2.3]', async () => {
    it.executor.answer = 403;
    const { rollback, code, executor } = await underWay();
    expect(await shown(rollback)).toMatchObject({ state: 'failed', because: 'executor-refused' });
    it.executor.answer = 'away';
    const second = await asked(it.story.sre, code, executor, { target: 'features' });
    expect(await votes(it.story.engineer, second.approval)).toBe('done');
    await it.story.advance({ minutes: 31 });
    expect(await shown(second.rollback)).toMatchObject({ state: 'timed-out', because: 'unreachable' });
  });

  test('of a program is carried out by that program and no other [GOV 2.3]', async () => {
    const program = await addServiceAccount(it.story.host);
    const scopes = ['rollbacks:execute', 'rollbacks:read'];
    const actor = { kind: 'service', id: program, scopes } as const;
    const stranger = { kind: 'service', id: await addServiceAccount(it.story.host), scopes } as const;
    const { id: executor } = await it.story.done(it.story.sre, connectExecutor, {
      name: words('runner'),
      programId: program,
    });
    const code = await incident('SEV-1', it.story.engineer);
    const { rollback, approval } = await asked(it.story.sre, code, executor);
    expect(codeOf(await it.story.as({ actor }, takeRollback, { id: rollback }))).toBe('rollbacks/not-authorised');
    await votes(it.story.engineer, approval);
    for (const who of [{ actor: stranger }, it.story.sre, it.story.engineer])
      expect(codeOf(await it.story.as(who, takeRollback, { id: rollback }))).toBe('access/not-entitled');
    expect(await it.story.done({ actor }, takeRollback, { id: rollback })).toEqual({
      state: 'running',
      target: 'ranker',
      to: 'v41',
    });
    await it.story.done({ actor }, reportRollback, {
      id: rollback,
      outcome: 'succeeded',
      detail: words('exit code 0'),
    });
    expect(await shown(rollback)).toMatchObject({ state: 'succeeded', detail: 'exit code 0' });
    expect(it.executor.tries).toBe(0);
    expect(codeOf(await it.story.as(it.story.sre, hearCallback, { rollback, answer: 'failed' }))).toBe(
      'rollbacks/by-signature-only',
    );
  });
});

describe('the glass', () => {
  test('is offered at a SEV-1 that nobody answers in time, and then broken by one on call who did not ask [GOV 5.3.1]', async () => {
    const { id: executor } = await connected(it);
    const code = await incident('SEV-1', it.story.engineer);
    const { rollback, approval } = await asked(it.story.sre, code, executor);
    const breaks = async (who: TestPerson) =>
      codeOf(await it.story.as(who, breakGlass, { id: rollback, justification: words('checkout is down') }));
    expect(await breaks(it.story.secondSre)).toBe('rollbacks/glass-not-offered');
    await it.story.advance({ minutes: 5 });
    expect((await it.story.entries('rollback.unanswered')).map(({ data }) => data['offers'])).toEqual(['break-glass']);
    expect(await shown(rollback)).toMatchObject({ isGlassOffered: true });
    expect(await breaks(it.story.bystander)).toBe('access/not-entitled');
    expect(await breaks(it.story.sre)).toBe('rollbacks/not-alone');
    expect(await breaks(it.story.secondSre)).toBe('done');
    await it.story.advance({ seconds: 1 });
    expect(it.executor.orders).toHaveLength(1);
    expect(await shown(rollback)).toMatchObject({ state: 'approved', withoutApproval: true });
    expect(await votes(it.story.engineer, approval)).toBe('approvals/moot');
  });

  test('owes a ratification that blocks closing, and a retrospective that blocks publishing [GOV 5.3.3]', async () => {
    const { id: executor } = await connected(it);
    const code = await incident('SEV-1', it.story.engineer);
    const { rollback } = await asked(it.story.sre, code, executor);
    await it.story.advance({ minutes: 5 });
    await it.story.done(it.story.secondSre, breakGlass, { id: rollback, justification: words('checkout is down') });
    const { id } = await incidentOf(it.story, code);
    const blocking = async (step: 'closing' | 'publishing') =>
      (await it.story.host.services.use(obligationsService).blocking(it.story.host.db, id, step, now())).map(
        ({ kind, clause }) => `${kind} ${clause}`,
      );
    expect(await blocking('closing')).toContain('ratification 2.3');
    expect(await blocking('publishing')).toContain('retrospective 5.3.3');
    const note = words('it was right');
    expect(codeOf(await it.story.as(it.story.secondSre, ratifyRollback, { id: rollback, note }))).toBe(
      'access/not-entitled',
    );
    expect(codeOf(await it.story.as(it.story.engineer, ratifyRollback, { id: rollback, note }))).toBe('done');
    expect(codeOf(await it.story.as(it.story.engineer, ratifyRollback, { id: rollback, note }))).toBe(
      'rollbacks/nothing-to-ratify',
    );
    expect(codeOf(await it.story.as(it.story.sre, giveRetrospective, { id: rollback, note }))).toBe('done');
    expect(codeOf(await it.story.as(it.story.sre, giveRetrospective, { id: rollback, note }))).toBe(
      'rollbacks/retrospective-given',
    );
    expect(await blocking('closing')).not.toContain('ratification 2.3');
    expect(await blocking('publishing')).not.toContain('retrospective 5.3.3');
  });

  test('is not offered below a SEV-1, and nothing is owed for what was approved [GOV 5.3.1]', async () => {
    const { id: executor } = await connected(it);
    const code = await incident('SEV-2', it.story.engineer);
    const { rollback, approval } = await asked(it.story.sre, code, executor);
    await it.story.advance({ minutes: 10 });
    const input = { id: rollback, justification: words('it is slow') };
    expect(codeOf(await it.story.as(it.story.secondSre, breakGlass, input))).toBe('rollbacks/glass-not-offered');
    expect(await it.story.entries('rollback.unanswered')).toEqual([]);
    await votes(it.story.engineer, approval);
    const note = words('why not');
    expect(codeOf(await it.story.as(it.story.sre, giveRetrospective, { id: rollback, note }))).toBe(
      'rollbacks/no-retrospective-owed',
    );
  });
});

describe('an executor', () => {
  test('is named by the SRE, by one way, under a name of its own, and removed when nothing is to come from it', async () => {
    const connects = async (who: TestPerson, more: object) =>
      codeOf(await it.story.as(who, connectExecutor, { name: words('argo'), ...more }));
    const url = words('https://deploy.example.org/');
    expect(await connects(it.story.engineer, { url })).toBe('access/not-entitled');
    expect(await connects(it.story.sre, {})).toBe('rollbacks/one-way');
    expect(await connects(it.story.sre, { url: words('http://10.0.0.1/') })).toBe('rollbacks/not-an-address');
    expect(await connects(it.story.sre, { programId: it.story.engineer.id })).toBe('rollbacks/no-such-program');
    expect(await connects(it.story.sre, { url })).toBe('done');
    expect(await connects(it.story.sre, { name: words('Argo'), url })).toBe('rollbacks/name-taken');
  });

  test('that is still wanted is not removed; one that was is asked no more', async () => {
    const { id } = await connected(it);
    const code = await incident('SEV-2', it.story.engineer);
    const { approval } = await asked(it.story.sre, code, id);
    expect(codeOf(await it.story.as(it.story.sre, removeExecutor, { id }))).toBe('rollbacks/executor-busy');
    await it.story.done(it.story.engineer, decline, { id: approval, reason: words('no') });
    expect(codeOf(await it.story.as(it.story.sre, removeExecutor, { id }))).toBe('done');
    expect(codeOf(await asks(it.story.sre, code, id))).toBe('rollbacks/no-such-executor');
  });

  test('has a secret that no table holds', async () => {
    const { secret } = await connected(it);
    const { rows } = await sql<{ row: string }>`select to_jsonb(e)::text as row from rollback_executors e`.execute(
      it.story.host.db,
    );
    expect(secret).toMatch(/^whsec_.{40,}/);
    expect(rows.map(({ row }) => row).join()).not.toContain(secret.slice('whsec_'.length));
  });
});

test('approving what was decided meanwhile, or what nothing can carry out any more, is refused', async () => {
  const { id: executor } = await connected(it);
  const code = await incident('SEV-1', it.story.engineer);
  const { rollback } = await asked(it.story.sre, code, executor);
  const applies = async () => {
    const who = { actor: it.story.engineer.actor, requestId: asId<'request'>('apply') };
    const approved = { approval: it.story.host.ids.opaque(), subject: rollback, parameters: {}, reason: words('x') };
    const more = { requestedBy: it.story.sre.id, isUnseparated: false };
    return codeOf(
      await transact(it.story.host, who, async (ctx) => rollbackApproval.apply(ctx, { ...approved, ...more })),
    );
  };
  await laidDown(it.story.host, async (tx) => {
    await sql`update rollback_executors set removed_at = ${now()} where id = ${executor}`.execute(tx);
  });
  expect(await applies()).toBe('rollbacks/executor-removed');
  await laidDown(it.story.host, async (tx) => {
    await sql`update rollback_executors set removed_at = null where id = ${executor}`.execute(tx);
  });
  expect(await applies()).toBe('done');
  expect(await applies()).toBe('rollbacks/nothing-to-approve');
});

test('a private incident keeps its rollbacks and the requests about them to its team [GOV 6.2]', async () => {
  const { id: executor } = await connected(it);
  const code = await incident('SEV-2', it.story.engineer);
  const { rollback, approval } = await asked(it.story.sre, code, executor);
  const teamId = await teamOf(it.story, it.story.sre);
  await it.story.done(it.story.sre, makePrivate, { code, teamId });
  const seen = await getRollback(it.story.host.services.use, it.story.bystander.actor, rollback);
  expect(codeOf(seen)).toBe('rollbacks/not-found');
  const { rows } = await sql<{ visibility: string }>`select visibility from approvals where id = ${approval}`.execute(
    it.story.host.db,
  );
  expect(rows).toEqual([{ visibility: 'team' }]);
});
