import { sql } from 'kysely';
import type { Db } from '../../platform/database/db.ts';
import { masterInUse } from '../../platform/keys/master-keys.ts';
import { standingOfKeys } from '../../platform/keys/standing-of-keys.ts';
import { advice, ill, well, type Examined } from './finding.ts';

/** Whether the master key in use is present, and whether a rotation was interrupted. Empty before the first start. */
export async function examineMaster(db: Db, files: readonly string[]): Promise<Examined[]> {
  const { rows } = await sql<{ exists: boolean }>`
    select to_regclass('master_keys') is not null as exists`.execute(db);
  const inUse = rows[0]?.exists === true ? await masterInUse(db) : undefined;
  if (inUse === undefined) return [];
  const masters = (await standingOfKeys(db, files)).filter(({ purpose }) => purpose === 'master');
  const needed = masters.filter(({ kid, dataKeys = 0 }) => kid === inUse.kid || dataKeys > 0);
  const lost = needed.filter(({ state }) => state === 'gone').map(({ kid }) => `master-${kid}.key`);
  if (lost.length > 0)
    return [
      ill(
        'master',
        `${lost.join(', ')} is needed but missing from the keys folder`,
        'Restore it from your copy.',
        '6.3',
      ),
    ];
  const older = needed.filter(({ kid }) => kid !== inUse.kid);
  const isUnfinished = !inUse.isSettled || older.length > 0 || masters.some(({ state }) => state === 'waiting');
  if (isUnfinished)
    return [
      advice(
        'master',
        `a rotation of the master key is not finished (${inUse.kid} is in use)`,
        'muster keys rotate',
        '6.3',
      ),
    ];
  return [
    well('master', `${inUse.kid} wraps everything, in use since ${inUse.since.toISOString().slice(0, DATE_LENGTH)}`),
  ];
}

const DATE_LENGTH = 'yyyy-mm-dd'.length;
