import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { reviewOf } from '../../areas/policy/public.ts';
import { databaseTime } from '../../platform/clock/database-time.ts';
import { hostTime, measureOffset } from '../../platform/clock/measure-offset.ts';
import { judgeClock } from '../../platform/clock/judge-clock.ts';
import { createSystemClock } from '../../platform/clock/system-clock.ts';
import type { Config } from '../../platform/config/config.ts';
import type { Db } from '../../platform/database/db.ts';
import { layoutOf } from '../../platform/database/embedded/layout.ts';
import { disabledTriggers, inspectGuard } from '../../platform/database/guard.ts';
import { migrationsIn, migrationsShipped } from '../../platform/database/migrate.ts';
import type { ReachedDatabase } from '../../platform/database/open-database.ts';
import { setAside } from '../../platform/ledger/set-aside.ts';
import { CLOCK_LIMITS } from '../wellness.ts';
import { examineAnchors } from './examine-anchors.ts';
import { examineMaster } from './examine-master.ts';
import { advice, ill, well, type Examined } from './finding.ts';
import { silentLog } from '../../platform/log/logger.ts';
import { policiesIn } from './policies-in.ts';
import { choose, keysOf, reachBeside, type ProcessEnvironment } from './environment.ts';

const OLDEST_POSTGRES = 150_000;
const CLOCK_SAMPLES = 5;

/** Examines the database, whether or not Muster is running. Does not create one in an empty folder. */
export async function examineDatabase(config: Config, environment: ProcessEnvironment): Promise<Examined[]> {
  if (config.database.kind === 'embedded' && !existsSync(join(layoutOf(config.homes.data).cluster, 'PG_VERSION'))) {
    return [advice('database', `there is no data in ${config.homes.data} yet`, 'The first start creates it.')];
  }
  const database = await reachBeside(await choose(config, keysOf(config), environment, silentLog), silentLog);
  try {
    return [
      await examineServer(database),
      ...(await examineSchema(database)),
      ...(await examineMaster(database.app, keysOf(config).names())),
      await examineClock(database.app),
    ];
  } catch (failure) {
    if (!isDatabaseError(failure)) throw failure;
    return [
      ill(
        'database',
        `the database cannot be used (${failure.code})`,
        'Check that it is running, and check the settings DATABASE_URL, DATABASE_OWNER_URL and DATABASE_SEQUENCER_URL.',
      ),
    ];
  } finally {
    await database.close();
  }
}

async function examineServer({ app, storage }: ReachedDatabase): Promise<Examined> {
  const { rows } = await sql<{ version: string; number: string }>`
    select current_setting('server_version') as version, current_setting('server_version_num') as number`.execute(app);
  const version = rows[0]?.version ?? 'unknown';
  if (Number(rows[0]?.number) < OLDEST_POSTGRES)
    return ill('database', `PostgreSQL ${version} is too old`, 'Muster needs 15 or later.');
  if (storage.kind === 'server' && !storage.isEncrypted) {
    return advice(
      'database',
      `PostgreSQL ${version}, over a connection without TLS`,
      'Remove sslmode=disable from the URL, unless the database is on this machine.',
      '6.3',
    );
  }
  return well(
    'database',
    `PostgreSQL ${version}, ${storage.kind === 'embedded' ? `Muster's own, ${storage.version === 'running' ? 'in use by a running Muster' : 'not running until now'}` : 'your own server'}`,
  );
}

async function examineSchema({ app, owner }: ReachedDatabase): Promise<Examined[]> {
  const { rows } = await sql<{
    exists: boolean;
  }>`select to_regclass('schema_migrations') is not null as exists`.execute(app);
  if (rows[0]?.exists !== true)
    return [advice('schema', 'the database is empty', 'The first start creates the tables.')];
  const [has, shipped] = [await migrationsIn(owner), await migrationsShipped()];
  const missing = shipped.filter((name) => !has.includes(name));
  const foreign = has.filter((name) => !shipped.includes(name));
  if (foreign.length > 0)
    return [
      ill('schema', `the database belongs to another version of Muster (${foreign.join(', ')})`, 'Run that version.'),
    ];
  const guard = await inspectGuard(app);
  return [
    missing.length === 0
      ? well('schema', `up to date: ${shipped.at(-1)}`)
      : advice('schema', `${missing.length} migrations are pending`, 'The next start runs them.'),
    guard.kind === 'enforced'
      ? well('guard', 'the database itself prevents changes to append-only tables')
      : advice('guard', `append-only is not enforced by the database: ${guard.reason}`, guard.remedy, '7.4'),
    ...(missing.length === 0 ? await examineReview(app) : []),
    ...(missing.length === 0 ? await examineAnchors(app) : []),
    ...(await examineRecord(app)),
  ];
}

/** Whether the policy in force has had its quarterly review, by the reviews on record (GOV 0.1). */
async function examineReview(app: Db): Promise<Examined[]> {
  const { current } = (await policiesIn(app)).policies();
  const { overdue, due, goesTo, clause } = await reviewOf(app, current, new Date(hostTime.wallMs()));
  return overdue
    ? [
        advice(
          'review',
          `the review of ${current.id} ${current.version} was due on ${due}`,
          `It goes to ${goesTo}.`,
          clause,
        ),
      ]
    : [well('review', `the next review of ${current.id} ${current.version} is due on ${due}`)];
}

/** Signs of tampering: disabled triggers, and entries set aside because Muster did not write them. */
async function examineRecord(app: Db): Promise<Examined[]> {
  const off = await disabledTriggers(app);
  const aside = await setAside(app).catch(() => []);
  return [
    ...(off.length === 0
      ? []
      : [
          ill(
            'triggers',
            `disabled: ${off.join(', ')}`,
            'Enable them (alter table … enable trigger …), find out who disabled them, and run muster ledger verify.',
            '7.4',
          ),
        ]),
    ...(aside.length === 0
      ? []
      : [
          advice(
            'set aside',
            `${aside.length} entries were not signed: ${aside.map(({ id, reason }) => `${id} (${reason})`).join(', ')}`,
            'Something other than Muster wrote to the database: find out what. The bytes are in the table ledger_set_aside.',
            '7.4',
          ),
        ]),
  ];
}

async function examineClock(app: Db): Promise<Examined> {
  const clock = createSystemClock();
  const measured = await measureOffset(databaseTime(app), CLOCK_SAMPLES);
  clock.follow(measured);
  const verdict = judgeClock(clock.standing(), CLOCK_LIMITS);
  return verdict.ok
    ? well('clock', `within ${Math.ceil(Math.abs(clock.standing()?.hostOffsetMs ?? 0))} ms of the database's`)
    : ill('clock', verdict.why, verdict.remedy);
}

const isDatabaseError = (failure: unknown): failure is { readonly code: string } =>
  failure instanceof Error && typeof (failure as { code?: unknown }).code === 'string';
