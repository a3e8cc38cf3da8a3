import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AppError } from '../../../kernel/app-error.ts';
import { addDays } from '../../../kernel/clock.ts';
import { asId } from '../../../kernel/ids.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { transact } from '../../../platform/commands/transact.ts';
import { violationsService } from '../../../platform/violations.ts';
import { addPerson, type TestPerson } from '../../../testing/people.ts';
import { startStory, type Story } from '../../../testing/story.ts';
import { hooksService, joinHooks } from '../../../platform/hooks.ts';
import { createPeople, peopleService } from '../../identity/public.ts';
import { violationsArea } from '../area.ts';
import { answerReporter } from '../commands/answer-reporter.ts';
import { decideViolation } from '../commands/decide-violation.ts';
import { reportViolation } from '../commands/report-violation.ts';
import { triageViolation } from '../commands/triage-violation.ts';
import { followUp, reportAnonymously } from '../intake/anonymous-intake.ts';
import { getViolation } from '../queries/get-violation.ts';
import { violationList } from '../queries/list-violations.ts';
import { violationReader } from '../queries/violation-view.ts';
import { violationsWaiting } from '../queries/waiting.ts';
import { releaseWhatWasSaid } from '../reactions/release-said.ts';

let story: Story;
let governor: TestPerson;
beforeEach(async () => {
  story = await startStory([]);
  const { host } = story;
  host.services.give(peopleService, createPeople(host)).give(
    hooksService,
    joinHooks(() => []),
  );
  violationsArea({ host, mailer: undefined, publicUrl: () => 'https://muster.example' });
  governor = await addPerson(host, ['platform-governance']);
});
afterEach(async () => story.end());

const text = ownWords('production keys were copied into a notebook');
const reason = ownWords('it was seen in the review');
const codeOf = (result: Result<unknown, AppError>) => (result.ok ? 'done' : result.error.code);
const reports = async (who: TestPerson, more: Partial<Parameters<typeof reportViolation.decide>[1]> = {}) =>
  codeOf(await story.as(who, reportViolation, { text, clause: '6.4', ...more }));
const listed = async (who: TestPerson) => {
  const page = await violationList.page(story.host.services.use, {
    actor: who.actor,
    key: {},
    filters: {},
    after: undefined,
    limit: 50,
  });
  return page.items as readonly { readonly id: string; readonly version: number; readonly state: string }[];
};
const only = async (who: TestPerson) => (await listed(who))[0]?.id ?? '';
const triages = async (
  id: string,
  intent: 'unknown' | 'unintentional' | 'intentional',
  about: readonly TestPerson[],
  who = story.governance,
) => codeOf(await story.as(who, triageViolation, { id, intent, about: about.map((each) => each.id) }));
const decides = async (id: string, outcome: string, who = story.governance) =>
  codeOf(await story.as(who, decideViolation, { id, outcomes: [outcome] as never, reason }));
const prove = (said: string): number => {
  for (let proof = 0; ; proof += 1)
    if (createHash('sha256').update(`${proof}\n${said}`).digest().readUInt16BE() === 0) return proof;
};
const stateOf = async (who: TestPerson) => {
  const { rows } = await sql<{ state: string }>`select state from principals where id = ${who.id}`.execute(
    story.host.db,
  );
  return rows[0]?.state;
};

describe('a violation that a member reports', () => {
  test('waits for Platform Governance until it has an outcome [GOV 10.1]', async () => {
    expect(await reports(story.bystander)).toBe('done');
    const id = await only(story.governance);
    const { host } = story;
    const reads = { db: host.db, clock: host.clock, policies: () => host.policies(), use: host.services.use };
    const person = story.governance.actor;
    expect((await violationsWaiting(reads, person)).items).toMatchObject([
      { page: `/violations/${id}`, clause: '10.1' },
    ]);
    expect(await triages(id, 'unintentional', [story.engineer])).toBe('done');
    expect(await decides(id, 'corrective-action')).toBe('done');
    expect(await decides(id, 'no-violation')).toBe('violations/decided');
    expect((await violationsWaiting(reads, person)).items).toEqual([]);
    expect((await story.entries()).map(({ action }) => action).filter((each) => each.startsWith('violation.'))).toEqual(
      ['violation.reported', 'violation.triaged', 'violation.decided'],
    );
  });

  test('is known to nobody else, and to nobody whom it is about, whoever they are [GOV 10.1]', async () => {
    await reports(story.bystander, { about: [story.governance.id] });
    expect(await listed(story.governance)).toEqual([]);
    expect(await listed(story.bystander)).toEqual([]);
    const id = await only(governor);
    const seen = async (who: TestPerson) =>
      codeOf(await getViolation(violationReader(story.host.services.use), who.actor, id));
    expect([await seen(governor), await seen(story.governance), await seen(story.sre)]).toEqual([
      'done',
      'violations/not-found',
      'violations/not-found',
    ]);
    expect(await decides(id, 'no-violation', story.governance)).not.toBe('done');
    // Named at triage, so excluded from then on.
    await reports(story.bystander);
    const other = (await listed(story.governance))[0]?.id ?? '';
    expect(await triages(other, 'unknown', [story.governance])).toBe('done');
    expect(await listed(story.governance)).toEqual([]);
    // No entry says whom it is about.
    const entries = (await story.entries()).filter(({ action }) => action.startsWith('violation.'));
    expect(JSON.stringify(entries.map(({ data }) => data))).not.toContain(story.governance.id);
  });

  test('goes to the contact role of the policy where all of Platform Governance is excluded [GOV 10.1]', async () => {
    const security = await addPerson(story.host, [], ['information-security']);
    await reports(story.bystander, { about: [story.governance.id, governor.id] });
    expect([(await listed(story.governance)).length, (await listed(governor)).length]).toEqual([0, 0]);
    expect(await listed(security)).toHaveLength(1);
    await reports(story.bystander, { aboutGovernance: true });
    expect(await listed(security)).toHaveLength(2);
  });

  test('ends a member’s access at once, where it was meant or is repeated, and not otherwise [GOV 10.2]', async () => {
    await reports(story.bystander, { about: [story.engineer.id] });
    const first = await only(story.governance);
    expect(await decides(first, 'access-revocation')).toBe('violations/not-grave');
    expect(await triages(first, 'unintentional', [story.engineer])).toBe('done');
    expect(await decides(first, 'formal-hr-review')).toBe('violations/not-grave');
    expect(await decides(first, 'corrective-action')).toBe('done');
    // The same again by the same person: now it is repeated.
    story.host.clock.moveTo(addDays(story.host.clock.now(), 1));
    await reports(story.bystander, { about: [story.engineer.id] });
    const second = await only(story.governance);
    const shown = await getViolation(violationReader(story.host.services.use), story.governance.actor, second);
    expect(shown).toMatchObject({ ok: true, value: { repeats: 1 } });
    expect(await stateOf(story.engineer)).toBe('active');
    expect(await decides(second, 'access-revocation')).toBe('done');
    expect(await stateOf(story.engineer)).toBe('suspended');
    expect(await story.entries('violation.decided')).toMatchObject([{}, { clause: '10.2', data: { repeats: 1 } }]);
  });

  test('that was meant calls in Information Security or HR, who handle it from then on [GOV 10.2]', async () => {
    const hr = await addPerson(story.host, [], ['hr']);
    await reports(story.bystander, { about: [story.engineer.id] });
    const id = await only(story.governance);
    await triages(id, 'intentional', [story.engineer]);
    expect(await listed(hr)).toEqual([]);
    expect(await decides(id, 'formal-hr-review')).toBe('done');
    expect(await listed(hr)).toMatchObject([{ id, state: 'decided' }]);
  });

  test('names a clause and members that there are, and outcomes that go together', async () => {
    expect(await reports(story.sre, { clause: '99.9' })).toBe('violations/no-such-clause');
    const nobody = '00000000-0000-4000-8000-0000000000aa';
    expect(await reports(story.sre, { about: [nobody] })).toBe('violations/no-such-member');
    await reports(story.sre);
    const id = await only(story.governance);
    const both = { id, outcomes: ['no-violation', 'corrective-action'] as never, reason };
    expect(codeOf(await story.as(story.governance, decideViolation, both))).toBe('violations/either-or');
    await triages(id, 'intentional', []);
    expect(await decides(id, 'access-revocation')).toBe('violations/nobody-named');
  });
});

test('a violation that a gate finds comes once, however often the gate looks [GOV 10.1]', async () => {
  const finding = { clause: '5.3.4', what: ownWords('never re-applied'), key: 'break-glass/1/re-apply' };
  for (let look = 0; look < 2; look += 1)
    await transact(
      story.host,
      { actor: { kind: 'system', part: 'clock' }, requestId: asId(story.host.ids.opaque()) },
      async (ctx) => ok(await ctx.use(violationsService).found(ctx, finding)),
    );
  expect(await listed(story.governance)).toMatchObject([{ state: 'reported' }]);
});

describe('a report by somebody who stays unknown [GOV 10.4]', () => {
  const CANARY = 'canary-5f2c';
  const said = `the night shift shares one key (${CANARY})`;
  const says = async (what = said) => reportAnonymously(story.host, { text: what, clause: '6.4', proof: prove(what) });
  const asks = async (caseCode: string, what?: string) => {
    const more = what === undefined ? {} : { text: what, proof: prove(what) };
    const found = await followUp(story.host, { caseCode, ...more });
    if (!found.ok) throw new Error(found.error.code);
    return found.value;
  };
  const caseOf = async () => {
    const taken = await says();
    if (!taken.ok) throw new Error(taken.error.code);
    return taken.value.caseCode;
  };
  /** The contents of every table, as text, except what the test itself writes. */
  const whole = async () => {
    const { rows: tables } = await sql<{ name: string }>`
      select table_name as name from information_schema.tables where table_schema = 'public' order by 1`.execute(
      story.host.db,
    );
    const contents: Record<string, string> = {};
    for (const { name } of tables) {
      const { rows } = await sql<{
        all: string | null;
      }>`select string_agg(t::text, '|') as all from ${sql.table(name)} t`
        .execute(story.host.db)
        .catch(() => ({ rows: [{ all: '' }] }));
      contents[name] = rows[0]?.all ?? '';
    }
    return contents;
  };

  test('leaves no entry, due row or count at its moment: one row without an instant, and nothing else anywhere', async () => {
    const before = await whole();
    const code = await caseOf();
    const after = await whole();
    const changed = Object.keys(after).filter((name) => after[name] !== before[name]);
    expect(changed).toEqual(['violation_intake']);
    const row = after['violation_intake'] ?? '';
    expect(row).not.toContain(code);
    expect(row).not.toContain(code.replaceAll('-', ''));
    // A day, and nothing finer.
    expect(row).toContain(story.host.clock.now().toISOString().slice(0, 10));
    expect(row).not.toMatch(/\d\d:\d\d/);
    await asks(code);
    expect(await whole()).toEqual(after);
  });

  test('is passed on once its day is over, dated with that day, under the actor that is nobody', async () => {
    const { clock } = story.host;
    clock.moveTo(new Date('2026-11-03T14:37:21.123Z'));
    const codes = [await caseOf(), await caseOf(), await caseOf()];
    clock.moveTo(new Date('2026-11-03T18:00:00.000Z'));
    await releaseWhatWasSaid(story.host);
    expect(await listed(story.governance)).toEqual([]);
    expect(await asks(codes[0] ?? '')).toMatchObject({ state: 'held', waiting: 1, messages: [] });
    clock.moveTo(new Date('2026-11-04T00:00:00.000Z'));
    await releaseWhatWasSaid(story.host);
    await releaseWhatWasSaid(story.host);
    const passedOn = await story.entries('violation.reported');
    expect(passedOn.map(({ actor, data }) => [actor, data['source']])).toEqual(
      codes.map(() => ['system:anonymous-intake', 'anonymous']),
    );
    const everything = JSON.stringify(await whole());
    expect(everything.includes('14:37')).toBe(false);
    // In random id order, not in order of arrival.
    const { rows } = await sql<{ id: string; at: Date }>`select id, reported_at as at from violations`.execute(
      story.host.db,
    );
    expect(rows.map(({ at }) => at.toISOString())).toEqual(codes.map(() => '2026-11-03T00:00:00.000Z'));
    const { rows: left } = await sql`select 1 from violation_intake`.execute(story.host.db);
    expect(left).toEqual([]);
  });

  test('is talked about both ways by its case code, and what is planted in it is in no entry, log line or due row', async () => {
    const { clock, log } = story.host;
    const code = await caseOf();
    clock.moveTo(new Date(`${addDays(clock.now(), 1).toISOString().slice(0, 10)}T00:00:00.000Z`));
    await releaseWhatWasSaid(story.host);
    const id = await only(story.governance);
    expect(codeOf(await story.as(story.governance, answerReporter, { id, text: ownWords('which shift?') }))).toBe(
      'done',
    );
    expect(await asks(code.toUpperCase().replaceAll('-', ' '))).toMatchObject({
      state: 'reported',
      messages: [
        { author: 'you', text: said },
        { author: 'governance', text: 'which shift?' },
      ],
    });
    expect(await asks(code, 'the second one')).toMatchObject({ waiting: 1 });
    clock.moveTo(addDays(clock.now(), 1));
    await releaseWhatWasSaid(story.host);
    expect((await asks(code)).messages).toHaveLength(3);
    const found = Object.entries(await whole()).flatMap(([name, rows]) => (rows.includes(CANARY) ? [name] : []));
    expect(found).toEqual(['violation_messages']);
    expect(JSON.stringify(await story.entries())).not.toContain(CANARY);
    expect(JSON.stringify(log)).not.toContain(CANARY);
  });

  test('opens by no other code, and wants a second of work for each text', async () => {
    await caseOf();
    expect(await asks('aaaa-bbbb-cccc-dddd-eeee-ffff')).toEqual({ state: 'unknown', waiting: 0, messages: [] });
    expect(codeOf(await reportAnonymously(story.host, { text: said, proof: prove(said) + 1 }))).toBe(
      'violations/no-proof',
    );
    expect(codeOf(await reportAnonymously(story.host, { text: said, clause: '99.9', proof: prove(said) }))).toBe(
      'violations/no-such-clause',
    );
  });

  test('is held up to an end', async () => {
    await sql`insert into violation_intake (id, violation_id, about_governance, body, received_on)
      select gen_random_uuid(), gen_random_uuid(), false, 'x', '2026-11-01' from generate_series(1, 2000)`.execute(
      story.host.db,
    );
    expect(codeOf(await says())).toBe('violations/intake-full');
  });
});
