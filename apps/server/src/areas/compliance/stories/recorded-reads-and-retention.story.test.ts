import { sql } from 'kysely';
import { closeRefusals } from '../../../platform/commands/close-refusals.ts';
import { closeRefusalMinute } from '../../../platform/commands/due-kinds.ts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ownWords, type Scrubbed } from '../../../kernel/scrubbed.ts';
import { advanceReader } from '../../../platform/ledger/reader.ts';
import { actionRegistry } from '../../../platform/ledger/actions-registry.ts';
import { addNote } from '../../incidents/commands/add-note.ts';
import { acknowledgeIncident } from '../../incidents/commands/acknowledge-incident.ts';
import { declareIncident } from '../../incidents/commands/declare-incident.ts';
import { exportLedger } from '../commands/export-ledger.ts';
import { beginRetention } from '../begin-retention.ts';
import { clauseEvidence } from '../reactions/gather-evidence.ts';
import { clauseActivity } from '../../../platform/ledger/clause-activity.ts';
import { RETENTION_DAYS, startAudited, type Audited } from '../testing/audited.ts';

let audited: Audited;
beforeEach(async () => {
  audited = await startAudited([
    (registry) => registry.onDeadline(closeRefusalMinute, (ctx, row) => closeRefusals(ctx, row.payload)),
  ]);
});
afterEach(async () => audited.story.end());

const title = ownWords('Checkout model answers slowly');
const text = 'looked' as Scrubbed;

describe('allowed reads [GOV 7.1]', () => {
  const read = (route: string, person = audited.story.sre) =>
    audited.recorder.onRead({ ...audited.asker(person), route, reveals: undefined });

  test('become one entry a person and minute, whatever their number and whichever server counted them', async () => {
    const { story, recorder } = audited;
    await read('/v1/incidents');
    await read('/v1/incidents/:code');
    await recorder.flush();
    await story.advance({ seconds: 5 });
    await read('/v1/incidents');
    await read('/v1/ledger/tile/*', story.engineer);
    await recorder.flush();
    await story.advance({ minutes: 2 });
    const entries = await story.entries('access.reads');
    expect(entries.map(({ data }) => [data['actor'], data['routes']])).toEqual(
      expect.arrayContaining([
        [
          story.sre.id,
          [
            { route: '/v1/incidents', count: 2 },
            { route: '/v1/incidents/:code', count: 1 },
          ],
        ],
        [story.engineer.id, [{ route: '/v1/ledger/tile/:path', count: 1 }]],
      ]),
    );
    expect(entries).toHaveLength(2);
    expect((await sql`select 1 from read_counts`.execute(story.host.db)).rows).toEqual([]);
  });

  test('of CONFIDENTIAL data are an entry each, at once, and not counted again', async () => {
    const { story, recorder } = audited;
    await recorder.onRead({ ...audited.asker(story.sre), route: '/v1/members', reveals: 'CONFIDENTIAL' });
    expect(await story.entries('access.read')).toMatchObject([
      { actor: story.sre.id, data: { route: '/v1/members', reveals: 'CONFIDENTIAL' } },
    ]);
    await recorder.flush();
    await story.advance({ minutes: 2 });
    expect(await story.entries('access.reads')).toEqual([]);
  });

  test('that could not be kept are kept later', async () => {
    const { story, recorder } = audited;
    await read('/v1/incidents');
    await sql`revoke insert on read_counts from muster_app`.execute(story.host.database.owner);
    await recorder.flush();
    await sql`grant insert on read_counts to muster_app`.execute(story.host.database.owner);
    await recorder.flush();
    await story.advance({ minutes: 2 });
    expect(await story.entries('access.reads')).toHaveLength(1);
  });
});

describe('retention [GOV 7.3]', () => {
  const seqs = async (where: string) =>
    (
      await sql
        .raw<{ seq: string }>(`select seq from ledger_entries where ${where} order by seq`)
        .execute(audited.story.host.db)
    ).rows.map(({ seq }) => Number(seq));

  /** Fills more than one sealed tile: an incident, then refusals that concern no incident. */
  async function fill(): Promise<void> {
    const { story } = audited;
    const { code } = await story.done(story.sre, declareIncident, { title });
    for (let count = 0; count < 260; count += 1) {
      if (count % 50 === 0) await story.done(story.sre, addNote, { code, text });
      // Refusals within a minute are combined, so each gets its own minute.
      await story.as(story.bystander, exportLedger, {});
      story.host.clock.advance({ minutes: 1 });
    }
    await audited.sequence();
  }

  test('keeps every entry as long as the policy demands, then removes it and says so; incidents stay as long as records do', async () => {
    const { story } = audited;
    await beginRetention(story.host);
    await fill();
    await story.advance({ days: RETENTION_DAYS - 1 });
    await audited.sequence();
    const before = await seqs(`kept_for = 'log'`);
    expect(before[0]).toBeLessThan(256);
    expect(await seqs(`action = 'ledger.pruned'`)).toEqual([]);

    // Retention uses the time of the last signed head, which lags in a story.
    for (const days of [2, 1]) {
      await story.advance({ days });
      await audited.sequence();
    }
    // While a removal's entry is unsigned, an export could not show who removed the missing entries.
    const waits = { ok: false, error: { code: 'ledger/pruning-unsigned' } };
    await sql`insert into ledger_pending (id, envelope, mac, thing_kind, thing_id)
      values (gen_random_uuid(), '{"action":"ledger.pruned","data":{}}', '', 'ledger', 'ledger')`.execute(
      story.host.db,
    );
    expect(await story.as(audited.compliance, exportLedger, {})).toMatchObject(waits);
    await audited.sequence();
    expect(await story.as(audited.compliance, exportLedger, {})).toMatchObject({ ok: true });
    // Below the edge, the log keeps only entries that existing rows depend on: the story's people.
    expect(await seqs(`kept_for = 'log' and action <> 'rows.changed' and seq < 256`)).toEqual([]);
    expect((await seqs(`action = 'access.refused' and seq < 256`)).length).toBe(0);
    expect((await seqs(`kept_for = 'records' and seq < 256`)).length).toBeGreaterThan(3);
    expect(await seqs(`action = 'ledger.pruned'`)).toHaveLength(1);
    expect(await story.done(audited.compliance, audited.verify, {})).toMatchObject({
      ledger: { holds: true, from: 256 },
      state: { problems: [] },
    });
  }, 60_000);

  test('runs every day, and a server that starts again does not double it', async () => {
    const { story } = audited;
    await beginRetention(story.host);
    await beginRetention(story.host);
    await story.advance({ days: 3 });
    const { rows } = await sql<{ state: string; count: string }>`
      select state, count(*) as count from due_work where kind = 'ledger.retain' group by state order by state`.execute(
      story.host.db,
    );
    expect(rows).toEqual([
      { state: 'done', count: '4' },
      { state: 'open', count: '1' },
    ]);
  });
});

test('each clause has the newest entry that shows it at work, counted once however often it is read [GOV 7.12]', async () => {
  const { story } = audited;
  const { code } = await story.done(story.sre, declareIncident, { title });
  await story.done(story.secondSre, acknowledgeIncident, { code });
  await story.as(story.bystander, acknowledgeIncident, { code });
  await audited.sequence();
  const parts = { db: story.host.db, clock: story.host.clock, log: story.host.log, actions: actionRegistry([]) };
  await advanceReader(parts, clauseEvidence);
  const seen = async () => clauseActivity(story.host.db, ['2.1'], story.host.clock.now());
  const once = await seen();
  await sql`update ledger_cursors set next_seq = 0`.execute(story.host.db);
  await advanceReader(parts, clauseEvidence);
  expect(await seen()).toEqual(once);
  expect(once.get('2.1')).toMatchObject({
    refused: 1,
    latest: { envelope: { action: 'access.refused' } },
  });
});
