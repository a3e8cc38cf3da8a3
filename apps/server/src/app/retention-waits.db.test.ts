import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { beginRetention } from '../areas/compliance/begin-retention.ts';
import { exportLedger } from '../areas/compliance/commands/export-ledger.ts';
import { RETENTION_DAYS, startAudited, type Audited } from '../areas/compliance/testing/audited.ts';
import { heldUntil } from '../areas/sinks/queries/held-until.ts';
import { closeRefusals } from '../platform/commands/close-refusals.ts';
import { closeRefusalMinute } from '../platform/commands/due-kinds.ts';
import { hooksService, joinHooks } from '../platform/hooks.ts';

let audited: Audited;
beforeEach(async () => {
  audited = await startAudited([
    (registry) => registry.onDeadline(closeRefusalMinute, (ctx, row) => closeRefusals(ctx, row.payload)),
  ]);
  const { services } = audited.story.host;
  const known = services.use(hooksService);
  services.give(
    hooksService,
    joinHooks(() => [known, { heldUntil }]),
  );
});
afterEach(async () => {
  audited.story.isTamperedWith = true;
  await audited.story.end();
});

const sinkId = '0198e2a0-0000-7000-8000-0000000000f1';
const owner = () => audited.story.host.database.owner;
/** An object-locked bucket that has accepted entries below this number. */
const bucketHas = async (below: number) =>
  sql`insert into ledger_sinks (id, name, kind, format, settings, first_seq, next_seq, version, last_instant, last_entry)
    values (${sinkId}, 'archive', 's3', 'native', '{}', 0, ${below}, 1, ${audited.story.host.clock.now()}, ${sinkId})
    on conflict (id) do update set next_seq = ${below}`.execute(owner());
const oldest = async () => {
  const { rows } = await sql<{ seq: string }>`
    select min(seq) as seq from ledger_entries where action = 'access.refused'`.execute(owner());
  return Number(rows[0]?.seq);
};
const days = async (count: number) => {
  await audited.story.advance({ days: count });
  await audited.sequence();
};

test('retention removes nothing that a locked copy does not hold yet, or refused, however old it is [GOV 7.4, 7.3]', async () => {
  const { story } = audited;
  await beginRetention(story.host);
  for (let count = 0; count < 300; count++) {
    await story.as(story.bystander, exportLedger, {});
    story.host.clock.advance({ minutes: 1 });
  }
  await audited.sequence();
  await bucketHas(100);
  await days(RETENTION_DAYS + 3);
  await days(1);
  expect(await oldest()).toBeLessThan(100);
  // It got further, but permanently rejected one entry, which exists nowhere else.
  await bucketHas(300);
  await sql`insert into ledger_sink_rejects (sink_id, seq, entry_id, code, reason, rejected_at)
    values (${sinkId}, 80, ${sinkId}, 'x', 'x', ${story.host.clock.now()})`.execute(owner());
  await days(1);
  expect(await oldest()).toBeLessThan(100);
  await sql`delete from ledger_sink_rejects`.execute(owner());
  await days(1);
  expect(await oldest()).toBeGreaterThanOrEqual(256);
}, 120_000);
