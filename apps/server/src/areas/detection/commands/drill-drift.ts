import { severities } from '@muster/policy';
import { Type } from 'typebox';
import { ok } from '../../../kernel/result.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { Choice } from '../../../platform/verbs/fields.ts';
import { wordsFor } from '../follow-episode.ts';
import { detectionFound } from '../ledger-actions.ts';
import { detectionPermissions } from '../permissions.ts';
import { insertEpisode } from '../store/episodes.ts';
import { newEpisodeId, tellFinding } from '../tell-finding.ts';
import { watchThing } from '../watch-thing.ts';

/** Plays through a drift alert as a drill, marked as one everywhere, so that no figure counts it. */
export const drillDrift = verb(watchThing, {
  name: 'drill',
  words: {
    label: 'Drill',
    does: 'run through a drift alert, marked as a drill everywhere',
    done: 'The drill has started.',
    next: 'muster incident list --drills',
  },
  clauses: ['7.9'],
  permission: detectionPermissions.keep,
  fields: { severity: Choice(severities, { asks: 'Severity', short: 's' }) },
  answer: Type.Object({ incident: Type.String({ format: 'uuid' }) }),
  async decide(ctx, { thing: watch, input: { severity }, policy }) {
    const id = newEpisodeId(ctx);
    const says = 'drift drill';
    const telling = { kind: 'drift' as const, severity, ...wordsFor(watch, says, undefined), isDrill: true };
    const { incidentId } = await tellFinding(ctx, id, telling, undefined);
    const entry = ctx.record(detectionFound, {
      resource: { kind: 'drift', id: watch.id },
      touched: [incidentId],
      clause: policy.detection.drift.clause,
      data: {
        episode: id,
        kind: 'drift',
        severity,
        because: 'feature-drift',
        findings: 0,
        rows: 0,
        drill: true,
        joined: false,
      },
      content: { fields: { says, found: '[]' } },
    });
    const episode = { id, kind: 'drift' as const, subject: watch.id, incidentId, severity, isDrill: true };
    await insertEpisode(
      ctx.tx,
      { ...episode, openedAt: ctx.now, calmSince: undefined, closedAt: ctx.now, says },
      entry,
    );
    return ok({ incident: incidentId });
  },
});
