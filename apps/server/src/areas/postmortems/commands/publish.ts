import { principalOf } from '../../../kernel/actor.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { isBefore } from '../../../kernel/clock.ts';
import { err, ok } from '../../../kernel/result.ts';
import { obligationsService } from '../../../platform/obligations.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import type { Hindrance } from '../domain/publishable.ts';
import { hindrances } from '../domain/publishable.ts';
import { unlessIn } from '../domain/steps.ts';
import { postmortemPublished } from '../ledger-actions.ts';
import { postmortemPermissions } from '../permissions.ts';
import { postmortemThing } from '../postmortem-thing.ts';
import { bodiesOf, findingsOf, publishedSections } from '../queries/findings-of.ts';
import { demandsOn } from '../queries/demands-on.ts';
import { actionsOf } from '../store/action-items.ts';
import { insertRevision } from '../store/revisions.ts';
import { SHOW } from './fields.ts';
import { postmortemOf, savePostmortem } from './save.ts';

/**
 * Publishes it. Requires every mandatory section, no unanswered finding, and every action item accepted or declined.
 */
export const publish = verb(postmortemThing, {
  name: 'publish',
  words: {
    label: 'Publish',
    does: 'publish it to every member who may see the incident',
    done: 'Published.',
    next: SHOW,
  },
  clauses: ['3.1.8', '3.2.6', '8.3', '8.4', '5.3.3'],
  permission: postmortemPermissions.facilitate,
  unless: (here) => unlessIn(here, 'draft', 'in-review'),
  async decide(ctx, { thing: { incident, postmortem }, policy }) {
    const publishedBy = principalOf(ctx.actor);
    if (postmortem === undefined || publishedBy === undefined) return err(postmortemThing.missing);
    const texts = await bodiesOf(ctx.tx, incident);
    const actions = await actionsOf(ctx.tx, incident.id);
    const findings = await findingsOf(ctx, incident, texts);
    const demands = await demandsOn(ctx.tx, ctx.use, incident.id, ctx.now);
    const missing = hindrances(policy, { texts, findings, actions, demands });
    if (missing.length > 0) return err(notYet(missing));
    const late = postmortem.dueAt !== undefined && isBefore(postmortem.dueAt, ctx.now);
    const entry = ctx.record(postmortemPublished, {
      ...postmortemOf(incident),
      clause: postmortem.clause,
      data: { revision: 1, late, actions: actions.filter(({ state }) => state === 'accepted').length },
    });
    await savePostmortem(ctx, { ...postmortem, state: 'published', publishedAt: ctx.now }, entry);
    await insertRevision(
      ctx.tx,
      incident.id,
      {
        revision: 1,
        sections: publishedSections(policy, texts),
        reason: undefined,
        publishedBy,
        publishedAt: ctx.now,
      },
      entry,
    );
    await ctx.use(obligationsService).discharge(ctx, { incident: incident.id, kind: 'postmortem' });
    ctx.due.supersede({ kind: 'postmortem', id: incident.id }, 'all', 'it is published');
    return ok(undefined);
  },
});

/** All obstacles at once, under the clause of the first. */
export const notYet = (missing: readonly Hindrance[]): AppError => ({
  kind: 'conflict',
  code: 'postmortems/not-publishable',
  ...(missing[0] === undefined ? {} : { clause: missing[0].clause }),
  public: `It cannot be published yet: ${missing
    .slice(0, MOST_TOLD)
    .map(({ clause, problem }) => `${problem} (${clause})`)
    .join('; ')}${missing.length > MOST_TOLD ? `; and ${missing.length - MOST_TOLD} more` : ''}.`,
  remedy: `First ${[...new Set(missing.map(({ remedy }) => remedy))].slice(0, MOST_TOLD).join('; ')}.`,
});

const MOST_TOLD = 5;
