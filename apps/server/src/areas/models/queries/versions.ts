import type { Kysely } from 'kysely';
import type { Bins } from '../domain/count-prediction.ts';
import type { ModelVersion, VersionId } from '../domain/model.ts';
import { allBinsOf, servingNow, versionsByIds } from '../store/versions.ts';

/** A version with what is needed to watch it. */
export type WatchedVersion = {
  readonly version: ModelVersion;
  /** Every edge set it was counted by, oldest first. */
  readonly bins: readonly (Bins & { readonly frozenAt: Date })[];
  /** The aliases it currently serves under, and since when. */
  readonly servesAs: readonly { readonly alias: string; readonly since: Date }[];
};

/** These versions, or, if none are named, those that currently serve. */
export async function watchedVersions(
  db: Kysely<unknown>,
  ids?: readonly VersionId[],
): Promise<readonly WatchedVersion[]> {
  const serving = await servingNow(db);
  const asked = ids ?? [...new Set(serving.map(({ versionId }) => versionId))];
  const versions = await versionsByIds(db, asked);
  return Promise.all(
    versions.map(async (version) => ({
      version,
      bins: await allBinsOf(db, version.id),
      servesAs: serving.flatMap(({ alias, versionId, since }) => (versionId === version.id ? [{ alias, since }] : [])),
    })),
  );
}
