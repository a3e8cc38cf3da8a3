import type { Static } from 'typebox';
import type { Actor } from '../../../kernel/actor.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { asId } from '../../../kernel/ids.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { evaluationsOf } from '../store/evaluations.ts';
import { openEpisodes } from '../store/episodes.ts';
import { referencesOf } from '../store/references.ts';
import { readWatch } from '../store/watches.ts';
import { watchThing } from '../watch-thing.ts';
import type { DriftPage } from './drift-schema.ts';
import { driftViews, episodeView, judgementOf } from './drift-views.ts';
import type { DetectionReader } from './reads.ts';

/** Two weeks of hours. */
const MOST_SHOWN = 336;

/** One version against its reference, with both distributions of everything compared. */
export async function getDrift(
  reader: DetectionReader,
  actor: Actor,
  id: string,
): Promise<Result<Static<typeof DriftPage>, AppError>> {
  const watch = await readWatch(reader.db, asId(id));
  const [view] = watch === undefined ? [] : await driftViews(reader, actor, [watch]);
  if (watch === undefined || view === undefined) return err(watchThing.missing);
  const [references, looks, open] = await Promise.all([
    referencesOf(reader.db, watch.id, 1),
    evaluationsOf(reader.db, watch.id, { limit: MOST_SHOWN }),
    openEpisodes(reader.db, watch.id),
  ]);
  const { drift, reference: needs } = reader.policies.current.detection;
  const [reference] = references;
  const { from, to, accuracy, comparisons = [], plots = [], streams = [], problems = [] } = judgementOf(watch);
  return ok({
    ...view,
    ...(reference === undefined
      ? {}
      : {
          reference: {
            number: reference.number,
            rows: reference.rows,
            from: reference.from.toISOString(),
            to: reference.to.toISOString(),
            frozenAt: reference.frozenAt.toISOString(),
          },
        }),
    ...(from === undefined || to === undefined ? {} : { window: { from, to } }),
    gathered: { since: watch.gatheringSince.toISOString(), needsRows: needs.needsRows },
    ...(accuracy === undefined ? {} : { accuracy }),
    limits: { possibleFrom: drift.possibleFrom, driftFrom: drift.driftFrom },
    comparisons: comparisons.toSorted((a, b) => b.psi - a.psi),
    plots: plots.map((plot) => ({ ...plot, bars: [...plot.bars] })),
    streams: [...streams],
    dataProblems: [...problems],
    history: looks.map(({ at, verdict, comparisons: all }) => ({
      at: at.toISOString(),
      verdict,
      worstPsi: Math.max(0, ...all.map(({ psi }) => psi)),
    })),
    open: open.map((episode) => episodeView(episode, view.name)),
  });
}
