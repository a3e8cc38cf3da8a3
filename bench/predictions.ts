import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { machine } from './machine.ts';
import { median } from './median.ts';
import { startMusterServer } from './muster-server.ts';
import { startBenchPostgres } from './postgres.ts';

/*
 * The bars: 5,000 predictions of 1 kB a second, durable before the response, with the generator on the same cores,
 * compared with a plain COPY of the same bytes; at most 450 bytes each once compacted, including all indexes and keys;
 * lookup by id under 10 ms. 40 features, 30 of them drawn from a small set and 10 rounded floats; ten predictions per
 * subject.
 *
 *     npm exec -c 'node bench/predictions.ts'                 some minutes: 300,000 rows
 *     npm exec -c 'node bench/predictions.ts --rows 5000000'  the whole bar: by id at five million
 *     npm exec -c 'node bench/predictions.ts --quick'         20,000 rows
 */
const LIMITS = { perSecond: 5_000, bytes: 450, byIdMs: 10 };
const ROWS_A_REQUEST = 1_000;
const AT_ONCE = 3;
const PREDICTIONS_A_SUBJECT = 10;
const given = process.argv.indexOf('--rows');
const rows = given > 0 ? Number(process.argv[given + 1]) : process.argv.includes('--quick') ? 20_000 : 300_000;

const postgres = await startBenchPostgres();
const folder = mkdtempSync(join(tmpdir(), 'muster-bench-predictions-'));
try {
  const muster = await startMusterServer({ databaseUrl: postgres.url });
  await muster.call('POST', '/v1/models', { name: 'credit', consequential: 'yes' });
  await muster.call('POST', '/v1/models/credit/register', { version: '1', schema: JSON.stringify(schema()) });
  const account = (await muster.call('POST', '/v1/service-accounts', { name: 'scorer' })) as { id: string };
  const input = { scopes: ['predictions:log'], expiresInDays: 1 };
  const { key } = (await muster.call('POST', `/v1/service-accounts/${account.id}/issue-key`, input)) as { key: string };

  const began = performance.now();
  let next = 0;
  const started = Date.now() - 60_000;
  const send = async (): Promise<void> => {
    while (next < rows) {
      const from = next;
      next += ROWS_A_REQUEST;
      const count = Math.min(ROWS_A_REQUEST, rows - from);
      const body = Array.from({ length: count }, (_, place) => JSON.stringify(row(from + place, started))).join('\n');
      const answer = await fetch(`${muster.url}/v1/predictions`, {
        method: 'POST',
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/x-ndjson' },
        body,
      });
      const told = (await answer.json()) as { stored?: number };
      if (told.stored !== count)
        throw new Error(`stored ${told.stored} of ${count}: ${JSON.stringify(told).slice(0, 400)}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, send));
  const perSecond = rows / ((performance.now() - began) / 1000);
  const size = Buffer.byteLength(JSON.stringify(row(1, started)));

  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  await client.query('vacuum full predictions');
  const { rows: sizes } = await client.query<{ bytes: string }>(`
    select (coalesce(sum(pg_total_relation_size(c.oid)), 0) + pg_total_relation_size('data_keys')
      + pg_total_relation_size('prediction_segments'))::text as bytes
    from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = 'predictions'::regclass`);
  const bytes = Number(sizes[0]?.bytes) / rows;

  const took: number[] = [];
  for (let index = 0; index < 200; index += 1) {
    const id = idOf(Math.floor((index / 200) * rows));
    const at = performance.now();
    const answer = (await muster.call('GET', `/v1/predictions/${id}`)) as { items: unknown[] };
    took.push(performance.now() - at);
    if (answer.items.length !== 1) throw new Error(`${answer.items.length} predictions of one id`);
  }
  const byId = median(took);
  const copied = copyRate(client, started);
  const copyPerSecond = await copied;
  await client.end();
  await muster.stop();
  const isHeld = perSecond >= LIMITS.perSecond && bytes <= LIMITS.bytes && byId < LIMITS.byIdMs;
  console.log(
    [
      `${rows.toLocaleString('en')} predictions of ${size} bytes; PostgreSQL ${postgres.version}, fsync on; ${machine()}`,
      `logged ${perSecond.toFixed(0)}/s (bar ${LIMITS.perSecond}), a bare COPY ${copyPerSecond.toFixed(0)}/s: ${(perSecond / copyPerSecond).toFixed(3)} of it`,
      `${bytes.toFixed(0)} bytes each with indexes, keys and segments (bar ${LIMITS.bytes})`,
      `by id ${byId.toFixed(1)} ms (bar ${LIMITS.byIdMs}): ${isHeld ? 'held' : 'NOT held'}`,
    ].join('\n'),
  );
  process.exitCode = isHeld ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
  await postgres.stop();
}

/** The same bytes into a table with one text column, by psql. */
async function copyRate(client: pg.Client, started: number): Promise<number> {
  const count = Math.min(rows, 100_000);
  const file = join(folder, 'rows.txt');
  const lines = Array.from({ length: count }, (_, index) =>
    JSON.stringify(row(index, started)).replaceAll('\\', '\\\\'),
  );
  writeFileSync(file, `${lines.join('\n')}\n`);
  await client.query('create table copied (line text)');
  const began = performance.now();
  execFileSync('psql', [postgres.url, '-q', '-c', `\\copy copied from '${file}'`]);
  return count / ((performance.now() - began) / 1000);
}

function schema() {
  const values = Array.from({ length: 8 }, (_, place) => `value-${place}`);
  return {
    task: 'classification',
    classes: ['approve', 'reject'],
    favourable: 'approve',
    features: [
      ...Array.from({ length: 30 }, (_, place) => ({ name: `category_${place}`, type: 'category', values })),
      ...Array.from({ length: 10 }, (_, place) => ({ name: `number_${place}`, type: 'number', range: [0, 1000] })),
    ],
    groups: [{ name: 'sex', values: ['F', 'M'] }],
    labelDelayMinutes: 1440,
  };
}

function idOf(index: number): string {
  const hex = createHash('sha256').update(`row ${index}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function row(index: number, started: number) {
  const at = new Date(started + (index % 60_000)).toISOString();
  const features: Record<string, string | number> = {};
  for (let place = 0; place < 30; place += 1) features[`category_${place}`] = `value-${(index * 7 + place * 3) % 8}`;
  for (let place = 0; place < 10; place += 1) features[`number_${place}`] = ((index * 31 + place * 977) % 99_991) / 100;
  return {
    id: idOf(index),
    model: 'credit',
    version: '1',
    at,
    subject: `customer-${Math.floor(index / PREDICTIONS_A_SUBJECT)}`,
    decision: index % 3 === 0 ? 'reject' : 'approve',
    score: (index % 1000) / 1000,
    features,
    groups: { sex: index % 2 === 0 ? 'F' : 'M' },
  };
}
