import type { Static } from 'typebox';
import type { Actor } from '../../../kernel/actor.ts';
import { addDays } from '../../../kernel/clock.ts';
import { ORGANISATION } from '../../../kernel/protected.ts';
import { mayOn, permissionsOf } from '../../../platform/verbs/may.ts';
import { judge, teamNames } from '../../identity/public.ts';
import { wilson, type Rate } from '../domain/accuracy.ts';
import { CHAMPION, type Model as Found, type VersionId } from '../domain/model.ts';
import type { ModelsReader } from '../room.ts';
import { openHours, type OpenCounts } from '../store/roll-ups.ts';
import { servingNow, versionsByIds } from '../store/versions.ts';
import { verbsOnModel } from '../verbs.ts';
import type { Model } from './schemas.ts';

/** The period shown for models: the window of their objective. */
export const SHOWN_DAYS = 7;

export const rateShown = (rate: Rate | undefined) => (rate === undefined ? undefined : { ...rate });

/** A property that is present only if its value is known. */
export const given = <K extends string, V>(key: K, value: V | undefined): Partial<Record<K, V>> =>
  value === undefined ? {} : ({ [key]: value } as Record<K, V>);

/** A version's counts over the period shown. */
export async function countsShown(
  { db, now }: Pick<ModelsReader, 'db' | 'now'>,
  version: VersionId,
  segment = '',
): Promise<OpenCounts> {
  const hours = await openHours(db, { version, from: addDays(now, -SHOWN_DAYS), to: addDays(now, 1), segment });
  return hours.reduce(
    (sum, each) => ({
      predictions: sum.predictions + each.predictions,
      labelled: sum.labelled + each.labelled,
      correct: sum.correct + each.correct,
    }),
    { predictions: 0, labelled: 0, correct: 0 },
  );
}

/** Models as this actor sees them. */
export async function viewsFor(
  reader: ModelsReader,
  actor: Actor,
  models: readonly Found[],
): Promise<readonly Static<typeof Model>[]> {
  const teams = await teamNames(reader.db);
  const decisions = (await judge(reader, actor, permissionsOf(verbsOnModel), ORGANISATION)) ?? new Map();
  const here = { actor, policy: reader.policies.current, now: reader.now };
  const champions = (await servingNow(reader.db)).filter(({ alias }) => alias === CHAMPION);
  const versions = await versionsByIds(
    reader.db,
    champions.map(({ versionId }) => versionId),
  );
  return Promise.all(
    models.map(async (model) => {
      const serves = versions.find(({ modelId }) => modelId === model.id);
      const since = champions.find(({ versionId }) => versionId === serves?.id)?.since;
      const counts = serves === undefined ? undefined : await countsShown(reader, serves.id);
      const team = model.teamId && teams.get(model.teamId);
      return {
        name: model.name,
        ...(model.teamId === undefined || team === undefined ? {} : { team: { id: model.teamId, name: team } }),
        ...given('runbook', model.runbook),
        isConsequential: model.isConsequential,
        ...given('serves', serves?.name),
        ...given('servesSince', since?.toISOString()),
        ...given('accuracy', counts && rateShown(wilson(counts.correct, counts.labelled))),
        ...given(
          'coverage',
          counts === undefined || counts.predictions === 0 ? undefined : counts.labelled / counts.predictions,
        ),
        predictions: counts?.predictions ?? 0,
        version: model.version,
        may: mayOn(verbsOnModel, model, decisions, here),
      };
    }),
  );
}
