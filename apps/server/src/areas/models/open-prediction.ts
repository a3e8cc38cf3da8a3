import { Outlet } from '@muster/policy';
import type { Kysely } from 'kysely';
import type { Judged } from './intake/join-outcomes.ts';
import { settleAll } from '../../platform/database/pipeline/settle-all.ts';
import { unpack, type Packed } from './intake/packing.ts';
import type { ModelVersion, VersionId } from './domain/model.ts';
import type { ModelsRoom } from './room.ts';
import { placeOf, versionIdOf, type PredictionRow } from './store/predictions.ts';
import { versionsByIds } from './store/versions.ts';

/** Outlet for decrypted predictions: computing with them, and showing them to those who may see the model. */
export const withinModels = new Outlet('the room of models itself', 'CONFIDENTIAL');

/** A prediction with its decrypted part, or without if its subject was forgotten. */
export type OpenPrediction = Judged & {
  readonly row: PredictionRow;
  readonly version: ModelVersion;
  readonly packed: Packed | undefined;
};

/** Decrypts predictions; the caller has checked access. Those of unknown versions are left out. */
export async function openPredictions(
  db: Kysely<unknown>,
  { dataKeys }: Pick<ModelsRoom, 'dataKeys'>,
  rows: readonly PredictionRow[],
): Promise<readonly OpenPrediction[]> {
  if (rows.length === 0) return [];
  const ids: readonly VersionId[] = [...new Set(rows.map(versionIdOf))];
  const [known, opened] = await settleAll([
    versionsByIds(db, ids),
    dataKeys.decryptMany(
      db,
      rows.map((row) => ({ keyId: row.key_id, ciphertext: row.sealed, aad: placeOf(row) })),
    ),
  ]);
  const versions = new Map(known.map((each) => [each.id, each]));
  return rows.flatMap((row, index): readonly OpenPrediction[] => {
    const version = versions.get(versionIdOf(row));
    const content = opened[index];
    if (version === undefined) return [];
    const packed = content?.kind === 'plain' ? unpack(version.schema, withinModels.take(content.plaintext)) : undefined;
    return [
      {
        row,
        version,
        packed,
        isForgotten: packed === undefined,
        id: row.id,
        day: row.day,
        at: row.at,
        decision: row.decision ?? undefined,
        score: row.score ?? undefined,
        features: packed?.features ?? version.schema.features.map(() => null),
        groups: packed?.groups ?? version.schema.groups.map(() => null),
      },
    ];
  });
}
