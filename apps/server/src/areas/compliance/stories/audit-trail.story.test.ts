import { createExportVerifier, parseReceipt, verifyReceipt } from '@muster/proofs';
import { sql } from 'kysely';
import { Type } from 'typebox';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ownWords, type Scrubbed } from '../../../kernel/scrubbed.ts';
import { ok } from '../../../kernel/result.ts';
import { transact } from '../../../platform/commands/transact.ts';
import { defineAction } from '../../../platform/ledger/action.ts';
import { exportLines } from '../../../platform/ledger/export-lines.ts';
import { laidDown, type TestPerson } from '../../../testing/people.ts';
import { acknowledgeIncident } from '../../incidents/commands/acknowledge-incident.ts';
import { addNote } from '../../incidents/commands/add-note.ts';
import { createIntegration } from '../../alerts/commands/create-integration.ts';
import { addTeamMember } from '../../identity/commands/add-team-member.ts';
import { createTeam } from '../../identity/commands/create-team.ts';
import { principalKind } from '../../identity/public.ts';
import { declareIncident } from '../../incidents/commands/declare-incident.ts';
import { factsFor } from '../../incidents/testing/declared.ts';
import { exportLedger } from '../commands/export-ledger.ts';
import { entryReceipt } from '../queries/entry-receipt.ts';
import { getEntry } from '../queries/get-entry.ts';
import { listLedger, type EntryQuery } from '../queries/list-entries.ts';
import { startAudited, tamper, trust, type Audited } from '../testing/audited.ts';

let audited: Audited;
beforeEach(async () => {
  audited = await startAudited();
});
afterEach(async () => audited.story.end());

const typed = (text: string): Scrubbed => text as Scrubbed;
const title = ownWords('Checkout model answers slowly');
const TEAM = '00000000-0000-4000-8000-0000000000ee';

const declare = async (given: object = {}): Promise<string> =>
  (await audited.story.done(audited.story.sre, declareIncident, { title, facts: { ...factsFor['SEV-1'] }, ...given }))
    .code;

/** Visible only to its team, which includes the declarer, and to those who see every team. */
async function declareForTeam(): Promise<string> {
  const { story } = audited;
  const { host } = story;
  await laidDown(
    host,
    async (tx) =>
      void (await sql`insert into teams (id, name, created_at, last_entry) values (${TEAM}, 'fraud', ${host.clock.now()}, ${TEAM})
    on conflict do nothing`.execute(tx)),
  );
  await laidDown(
    host,
    async (tx) =>
      void (await sql`insert into team_members (team_id, principal_id, since) values (${TEAM}, ${story.sre.id}, ${host.clock.now()})`.execute(
        tx,
      )),
  );
  return declare({ title: ownWords('Kept within the team'), teamId: TEAM, visibility: 'team' });
}

async function list(person: TestPerson, query: EntryQuery = {}, limit = 100) {
  await audited.sequence();
  const found = await listLedger(audited.reads, audited.asker(person), query, limit);
  if (!found.ok) throw new Error(found.error.code);
  return found.value;
}

async function entry(person: TestPerson, seq: number) {
  await audited.sequence();
  return getEntry(audited.reads, audited.asker(person), seq);
}

const aboutPerson = defineAction({
  name: 'test.about_person',
  version: 1,
  kind: principalKind,
  data: Type.Object({}),
  content: Type.Object({ reason: Type.String() }),
  summarise: () => 'did something to somebody',
});

/** An entry by governance with content about a person. */
async function recordAbout(person: TestPerson): Promise<void> {
  const { host, governance } = audited.story;
  await transact(host, audited.asker(governance), async (ctx) => {
    ctx.record(aboutPerson, {
      resource: { kind: 'principal', id: person.id },
      data: {},
      content: { fields: { reason: 'words about a person' } },
    });
    return ok(undefined);
  });
}

describe('searching the ledger [GOV 7.5]', () => {
  test('the compliance contact and Platform Governance read all of it, in sentences', async () => {
    await declareForTeam();
    const { compliance, story } = audited;
    for (const reader of [compliance, story.governance]) {
      const { items } = await list(reader, { action: 'incident.created' });
      expect(items).toMatchObject([
        {
          summary: 'declared SEV-1: Kept within the team',
          actor: { person: { id: story.sre.id } },
          clause: expect.any(String),
        },
      ]);
    }
  });

  test('a member reads what is about incidents they may see and what they did, and nothing tells of the rest', async () => {
    const [open, kept] = [await declare(), await declareForTeam()];
    await recordAbout(audited.story.bystander);
    const { items } = await list(audited.story.bystander);
    expect(new Set(items.flatMap(({ things }) => things.flatMap(({ name }) => name ?? [])))).toEqual(new Set([open]));
    expect(JSON.stringify(items)).not.toContain('Kept within the team');
    expect(
      await listLedger(audited.reads, audited.asker(audited.story.bystander), { incident: kept }, 10),
    ).toMatchObject({ ok: false, error: { kind: 'not_found' } });
    expect((await list(audited.story.sre, { incident: kept })).items.length).toBeGreaterThan(0);
  });

  test('an integration’s history is its own: its team sees it, others do not, and it outlives whoever wrote it', async () => {
    const { story, compliance } = audited;
    const { host, sre } = story;
    const team = await story.done(story.governance, createTeam, { name: ownWords('fraud') });
    await story.done(story.governance, addTeamMember, { id: team.id, principalId: sre.id });
    const input = { name: ownWords('prod'), teamId: team.id, visibility: 'team' } as const;
    const { id } = await story.done(sre, createIntegration, input);
    await laidDown(
      host,
      async (tx) => void (await host.dataKeys.destroy(tx, { kind: 'person', id: sre.id }, 'erased')),
    );
    const history = async (person: TestPerson) => (await list(person, { thing: `integration/${id}` })).items;
    const created = { summary: 'created an integration: prod', things: [{ kind: 'integration', id }] };
    expect(await history(sre)).toMatchObject([created]);
    expect(await history(compliance)).toMatchObject([created]);
    expect(await history(story.bystander)).toEqual([]);
  });

  test('narrows by actor, action, resource, clause, incident and refusal', async () => {
    const code = await declare();
    const { story, compliance } = audited;
    await story.done(story.secondSre, acknowledgeIncident, { code });
    await story.as(story.bystander, acknowledgeIncident, { code });
    const only = async (query: EntryQuery) => (await list(compliance, query)).items;
    expect(
      (await only({ actor: story.secondSre.id })).every(({ actor }) => actor.person?.id === story.secondSre.id),
    ).toBe(true);
    expect((await only({ clause: '3.1.2' })).map(({ action }) => action)).toContain('incident.status_updated');
    expect((await only({ incident: code, action: 'incident.created' })).length).toBe(1);
    expect(await only({ allowed: false })).toMatchObject([{ action: 'access.refused', decision: { allowed: false } }]);
    expect(
      (await only({ resource: (await only({ action: 'incident.created' }))[0]?.resource.id ?? '' })).length,
    ).toBeGreaterThan(1);
  });

  test('pages are full and end at the end, though entries in between are kept from the reader', async () => {
    const code = await declare();
    await declareForTeam();
    for (let count = 0; count < 5; count += 1)
      await audited.story.done(audited.story.sre, addNote, { code, text: typed(`note ${count}`) });
    const all = (await list(audited.story.bystander)).items;
    const seen: number[] = [];
    for (let before: number | undefined; ;) {
      const page = await list(audited.story.bystander, before === undefined ? {} : { before }, 2);
      seen.push(...page.items.map(({ seq }) => seq));
      if (page.nextBefore === undefined) break;
      expect(page.items).toHaveLength(2);
      before = page.nextBefore;
    }
    expect(seen).toEqual(all.map(({ seq }) => seq));
  });

  test('a stranger reads nothing', async () => {
    await declare();
    const stranger = { actor: { kind: 'anonymous' }, requestId: audited.asker(audited.compliance).requestId } as const;
    expect(await listLedger(audited.reads, stranger, {}, 10)).toMatchObject({
      ok: false,
      error: { kind: 'unauthenticated' },
    });
  });
});

describe('one entry', () => {
  test('shows the bytes that are hashed, and an incident’s words to those who may see the incident', async () => {
    await declare();
    const [created] = (await list(audited.compliance, { action: 'incident.created' })).items;
    const shown = await entry(audited.story.bystander, created?.seq ?? -1);
    expect(shown).toMatchObject({ ok: true, value: { contentState: 'shown', content: { title } } });
    const { rows } = await sql<{
      envelope: string;
    }>`select envelope from ledger_entries where seq = ${created?.seq}`.execute(audited.story.host.db);
    expect(shown.ok && shown.value.envelope).toBe(rows[0]?.envelope);
  });

  test('says that content was erased where its key is gone, and the rest stays', async () => {
    await declare();
    const [created] = (await list(audited.compliance, { action: 'incident.created' })).items;
    const { host } = audited.story;
    const { rows } = await sql<{
      thing_id: string;
    }>`select thing_id from ledger_entries where seq = ${created?.seq}`.execute(host.db);
    await laidDown(
      host,
      async (tx) => void (await host.dataKeys.destroy(tx, { kind: 'incident', id: rows[0]?.thing_id ?? '' }, 'erased')),
    );
    expect(await entry(audited.compliance, created?.seq ?? -1)).toMatchObject({
      ok: true,
      value: { contentState: 'erased', summary: 'declared SEV-1' },
    });
  });

  test('words about a person are withheld, but for that person and for auditors, whose reading is on the record first [GOV 7.1]', async () => {
    const { story, compliance } = audited;
    await recordAbout(story.bystander);
    const [about] = (await list(compliance, { action: 'test.about_person' })).items;
    const seq = about?.seq ?? -1;
    expect(await entry(story.engineer, seq)).toMatchObject({ ok: false, error: { kind: 'not_found' } });
    expect(await entry(story.bystander, seq)).toMatchObject({ ok: true, value: { contentState: 'shown' } });
    expect(await list(compliance, { action: 'access.read' })).toMatchObject({ items: [] });
    expect(await entry(compliance, seq)).toMatchObject({
      ok: true,
      value: { contentState: 'shown', content: { reason: 'words about a person' } },
    });
    expect((await list(compliance, { action: 'access.read' })).items).toMatchObject([
      { actor: { person: { id: compliance.id } }, summary: 'read CONFIDENTIAL data (/v1/ledger/entries/:seq)' },
    ]);
  });

  test('has a receipt that proves it without this server, for those who may see it only [GOV 7.5]', async () => {
    await declareForTeam();
    const [created] = (await list(audited.compliance, { action: 'incident.created' })).items;
    const seq = created?.seq ?? -1;
    expect(await entryReceipt(audited.reads, audited.asker(audited.story.bystander), seq)).toMatchObject({
      ok: false,
      error: { kind: 'not_found' },
    });
    const file = await entryReceipt(audited.reads, audited.asker(audited.compliance), seq);
    const receipt = parseReceipt(file.ok ? file.value : '');
    if (!receipt.ok) throw new Error(receipt.detail);
    expect(verifyReceipt(receipt.value, trust)).toMatchObject({ ok: true });
    expect(verifyReceipt({ ...receipt.value, entry: Buffer.from('{"forged":true}') }, trust)).toMatchObject({
      ok: false,
      problem: 'not-included',
    });
  });
});

describe('exporting the ledger [GOV 7.5]', () => {
  const lines = async (): Promise<string[]> => {
    const plan = await audited.story.done(audited.compliance, exportLedger, {});
    const read: string[] = [];
    for await (const line of exportLines(audited.story.host.db, trust, plan)) read.push(line);
    return read;
  };
  const verdictOn = (file: readonly string[]) => {
    const verifier = createExportVerifier({ trust });
    for (const line of file) verifier.line(line);
    return verifier.finish();
  };

  test('is on the record, is for auditors only, and the file proves itself to whoever has the key', async () => {
    await declare();
    await audited.sequence();
    const file = await lines();
    expect(verdictOn(file)).toMatchObject({ ok: true, from: 0, caveats: [] });
    expect((await list(audited.compliance, { action: 'ledger.exported' })).items).toMatchObject([
      { actor: { person: { id: audited.compliance.id } } },
    ]);
    for (const other of [audited.story.sre, audited.story.bystander])
      expect(await audited.story.as(other, exportLedger, {})).toMatchObject({
        ok: false,
        error: { kind: 'forbidden', clause: '7.5' },
      });
    expect((await list(audited.compliance, { allowed: false })).items).toHaveLength(2);
  });

  test('holds no name and no free text', async () => {
    const code = await declare();
    await audited.story.done(audited.story.sre, addNote, { code, text: typed('the customer rang twice') });
    await audited.sequence();
    const file = (await lines()).join('\n');
    expect(file).not.toContain('rang twice');
    expect(file).not.toContain(title);
  });

  test.each<[string, (file: string[], at: number) => string[]]>([
    ['edited', (file, at) => file.with(at, file[at]?.replace('"allowed":true', '"allowed":false') ?? '')],
    ['removed', (file, at) => file.toSpliced(at, 1)],
    ['forged', (file, at) => file.toSpliced(at, 0, '{"action":"incident.created"}')],
    ['reordered', (file, at) => file.with(at, file[at + 1] ?? '').with(at + 1, file[at] ?? '')],
  ])('%s: the first bad entry is named', async (problem, change) => {
    const code = await declare();
    for (let count = 0; count < 6; count += 1)
      await audited.story.done(audited.story.sre, addNote, { code, text: typed(`note ${count}`) });
    await audited.sequence();
    const file = await lines();
    const second = file.findIndex((line) => line.startsWith('{"action"')) + 2;
    expect(verdictOn(change(file, second))).toMatchObject({ ok: false, problem, seq: 2 });
  });

  test('an end that was cut off is missed, and so is a file that is not an export', async () => {
    await declare();
    await audited.sequence();
    const file = await lines();
    expect(verdictOn(file.slice(0, -1))).toMatchObject({ ok: false, problem: 'truncated' });
    expect(verdictOn([])).toMatchObject({ ok: false, problem: 'malformed' });
    expect(verdictOn(['{}'])).toMatchObject({ ok: false, problem: 'malformed', line: 1 });
  });
});

describe('verifying the ledger where it lies [GOV 7.5]', () => {
  const verified = async () => {
    await audited.sequence();
    return audited.story.done(audited.compliance, audited.verify, {});
  };

  test('holds, with every row against it, and is itself on the record', async () => {
    const code = await declare();
    await audited.story.done(audited.story.secondSre, acknowledgeIncident, { code });
    await audited.story.done(audited.story.sre, addNote, { code, text: typed('looked') });
    expect(await verified()).toMatchObject({ ledger: { holds: true, from: 0 }, state: { problems: [], setAside: [] } });
    expect((await list(audited.compliance, { action: 'ledger.verified' })).items).toHaveLength(1);
  });

  test('is for auditors only', async () => {
    expect(await audited.story.as(audited.story.sre, audited.verify, {})).toMatchObject({
      ok: false,
      error: { kind: 'forbidden' },
    });
  });

  test('names the entry that somebody edited', async () => {
    await declare();
    await audited.sequence();
    await tamper(
      audited.story,
      `update ledger_entries set envelope = replace(envelope, 'SEV-1', 'SEV-4') where action = 'incident.created'`,
    );
    expect(await verified()).toMatchObject({
      ledger: { holds: false, problem: { problem: 'edited', seq: expect.any(Number) } },
    });
  });

  test.each([
    ['a row that was edited', 'differs', `update incidents set severity = 'SEV-4'`],
    ['a row that was put back to what it was', 'differs', `update incidents set version = 1`],
    ['words that were swapped', 'differs', `update ledger_content set ciphertext = ciphertext || '\\x00'::bytea`],
    ['a promise that was moved', 'differs', `update due_work set due_at = due_at + interval '1 day'`],
    [
      'a row that was taken away',
      'row-gone',
      'delete from incident_clocks; delete from incident_notes; delete from incidents',
    ],
  ])('names %s', async (_what, problem, statement) => {
    const code = await declare();
    await audited.story.done(audited.story.sre, addNote, { code, text: typed('looked') });
    await recordAbout(audited.story.bystander);
    await audited.sequence();
    await tamper(audited.story, statement);
    expect(await verified()).toMatchObject({
      ledger: { holds: true },
      state: { problems: expect.arrayContaining([{ kind: expect.any(String), id: expect.any(String), problem }]) },
    });
  });
});
