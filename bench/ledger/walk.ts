import { sql } from 'kysely';
import { connect } from '../../apps/server/src/platform/database/connect.ts';
import { digestOf, governedTables, keyOf } from '../../apps/server/src/platform/database/governed.ts';
import { migrate } from '../../apps/server/src/platform/database/migrate.ts';
import { parseDatabaseUrl } from '../../apps/server/src/platform/database/parse-database-url.ts';
import { auditRows } from '../../apps/server/src/platform/ledger/audit-rows.ts';
import { silentLog } from '../../apps/server/src/platform/log/logger.ts';
import { machine } from '../machine.ts';
import { median } from '../median.ts';
import { startBenchPostgres } from '../postgres.ts';

const MOST_SECONDS = 20;
const ROWS_A_LIST = 100;

/** Times a verification of rows: alerts of 1.2 kB, each in the list of its batch's entry. The ratio is to reading them. */
export async function measureWalk(of: { readonly runs: number; readonly rows: number }): Promise<boolean> {
  const postgres = await startBenchPostgres({ settings: { fsync: 'off', max_wal_size: '8GB' } });
  const target = parseDatabaseUrl(postgres.url);
  if (!target.ok) throw new Error(target.error);
  const database = connect({ app: target.value, owner: target.value, sequencer: target.value }, silentLog);
  const { owner } = database;
  try {
    await migrate(owner);
    await fill(owner, of.rows);
    const walks: number[] = [];
    const reads: number[] = [];
    for (let run = 1; run <= of.runs; run += 1) {
      const began = performance.now();
      const { rows, problems } = await auditRows(owner, new Uint8Array(32));
      walks.push((performance.now() - began) / 1000);
      if (rows < of.rows || problems.length > 0) throw new Error(`${rows} rows, ${JSON.stringify(problems[0])}`);
      const reading = performance.now();
      await sql`select sum(length(a::text)) from alerts a`.execute(owner);
      reads.push((performance.now() - reading) / 1000);
    }
    const seconds = median(walks);
    const isHeld = seconds <= (MOST_SECONDS * of.rows) / 1_000_000;
    console.log(
      `walk of ${of.rows} rows: median of ${of.runs} ${seconds.toFixed(1)} s (bar ${MOST_SECONDS} s a million), ${(seconds / median(reads)).toFixed(1)} times as long as PostgreSQL takes to write them out as text: ${isHeld ? 'held' : 'NOT held'}; heap ${Math.round(process.memoryUsage().heapUsed / 2 ** 20)} MiB; PostgreSQL ${postgres.version}, ${machine()}`,
    );
    return isHeld;
  } finally {
    await database.close();
    await postgres.stop();
  }
}

/** As the intake leaves them, by PostgreSQL itself: what is timed is the walk. */
async function fill(owner: Parameters<typeof auditRows>[0], rows: number): Promise<void> {
  const alerts = (await governedTables(owner)).find(({ table }) => table === 'alerts');
  if (alerts === undefined) throw new Error('alerts are not governed');
  await sql`alter table alerts disable trigger user`.execute(owner);
  await sql`alter table ledger_rows disable trigger user`.execute(owner);
  await sql`
    insert into alerts (id, integration_id, fingerprint, episode, occurrence, state, severity, is_drill, visibility, name,
      labels, annotations, received_at, heard_at, deliveries)
    select gen_random_uuid(), '00000000-0000-7000-8000-000000000001', lpad(to_hex(n), 16, '0'), 'episode', 1, 'firing',
      'SEV-2', false, 'organisation', 'FraudLatencyP99', repeat('label value ', 50), repeat('annotation ', 40),
      'epoch'::timestamptz + n * interval '1 second', 'epoch', 1
    from generate_series(1, ${rows}::int) n`.execute(owner);
  await sql`
    create temporary table lists as
    select (n / ${ROWS_A_LIST})::bigint as seq, gen_random_uuid() as id, count(*) as count,
      string_agg('alerts' || E'\t' || key || E'\t' || digest || E'\t', E'\n') as list
    from (select row_number() over () - 1 as n, ${sql.raw(keyOf(alerts, 'a'))} as key,
      ${sql.raw(digestOf(alerts, 'a'))} as digest from alerts a) as each group by 1`.execute(owner);
  await sql`insert into ledger_rows (entry_id, rows) select id, list from lists`.execute(owner);
  await sql`
    insert into ledger_entries (seq, id, action, actor, resource_kind, resource_id, thing_kind, thing_id, kept_for,
      allowed, occurred_at, envelope)
    select seq, id, 'alerts.received', 'system:alert-intake', 'alert-batch', 'root', 'alert-batch', 'root', 'records', true,
      'epoch', '{"id":"' || id || '","rows":{"count":' || count || ',"sha256":"'
        || encode(sha256(convert_to(list, 'UTF8')), 'base64') || '"}}'
    from lists`.execute(owner);
  await sql`analyze`.execute(owner);
}
