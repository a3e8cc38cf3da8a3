import type { Static } from 'typebox';
import type { Actor } from '../../../kernel/actor.ts';
import { ORGANISATION } from '../../../kernel/protected.ts';
import { mayOn, permissionsOf } from '../../../platform/verbs/may.ts';
import { judge } from '../../identity/public.ts';
import type { Episode } from '../domain/episode.ts';
import type { Judgement } from '../domain/judgement.ts';
import type { Watch } from '../domain/watch.ts';
import { openEpisodesOf } from '../store/episodes.ts';
import { verbsOnWatch } from '../verbs.ts';
import type { DetectionEpisode, Drift } from './drift-schema.ts';
import type { DetectionReader } from './reads.ts';

/** A version's last judgement; empty while it is still gathering. */
export const judgementOf = ({ newest }: Watch): Partial<Judgement> => JSON.parse(newest) as Partial<Judgement>;

/** Versions as this actor sees them, with their status. */
export async function driftViews(
  reader: DetectionReader,
  actor: Actor,
  watches: readonly Watch[],
): Promise<readonly Static<typeof Drift>[]> {
  const decisions = (await judge(reader, actor, permissionsOf(verbsOnWatch), ORGANISATION)) ?? new Map();
  const here = { actor, policy: reader.policies.current, now: reader.now };
  const open = Map.groupBy(
    await openEpisodesOf(
      reader.db,
      watches.map(({ id }) => id),
    ),
    ({ subject }) => subject,
  );
  return watches.map((watch) => {
    const { id, model, versionName, verdict, judgedAt, version } = watch;
    const { rows, comparisons = [], problems = [], streams = [] } = judgementOf(watch);
    const count = (wanted: string) => comparisons.filter((one) => one.verdict === wanted).length;
    return {
      id,
      name: `${model} ${versionName}`,
      model,
      versionName,
      verdict,
      ...(rows === undefined ? {} : { rows }),
      drifting: count('drift'),
      possible: count('possible') + streams.length,
      problems: problems.length,
      ...(judgedAt === undefined ? {} : { judgedAt: judgedAt.toISOString() }),
      episodes: open.get(id)?.length ?? 0,
      version,
      may: mayOn(verbsOnWatch, watch, decisions, here),
    };
  });
}

export const episodeView = (episode: Episode, about: string): Static<typeof DetectionEpisode> => ({
  id: episode.id,
  kind: episode.kind,
  subject: episode.subject,
  about,
  incident: episode.incidentId,
  severity: episode.severity,
  isDrill: episode.isDrill,
  openedAt: episode.openedAt.toISOString(),
  ...(episode.closedAt === undefined ? {} : { closedAt: episode.closedAt.toISOString() }),
  says: episode.says,
});
