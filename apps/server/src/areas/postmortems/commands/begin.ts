import { ok } from '../../../kernel/result.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { draftOf } from '../domain/draft.ts';
import { beginRefused } from '../domain/steps.ts';
import { postmortemBegun } from '../ledger-actions.ts';
import { postmortemPermissions } from '../permissions.ts';
import { postmortemThing } from '../postmortem-thing.ts';
import { recordOf } from '../queries/record-of.ts';
import { insertTexts } from '../store/texts.ts';
import { SHOW } from './fields.ts';
import { postmortemOf, savePostmortem } from './save.ts';

/** Starts a postmortem, prefilled from the record, even if the policy does not require one. */
export const begin = verb(postmortemThing, {
  name: 'begin',
  words: {
    label: 'Begin the postmortem',
    does: 'begin an incident’s postmortem, filled in from the record',
    done: 'Postmortem begun.',
    next: SHOW,
  },
  clauses: ['2.5', '3.1.8', '3.2.6', '3.3.6'],
  permission: postmortemPermissions.write,
  unless: (here) => beginRefused(here),
  async decide(ctx, { thing: { incident, postmortem }, policy }) {
    const { record, pages } = await recordOf(ctx, incident);
    const texts = [...draftOf(policy, incident, record, pages)].filter(([, body]) => body !== '');
    const rule = postmortem?.rule ?? 'by-choice';
    const entry = ctx.record(postmortemBegun, {
      ...postmortemOf(incident),
      clause: postmortem?.clause ?? policy.severities[incident.severity].postmortem.clause,
      data: { rule, sections: texts.map(([section]) => section) },
    });
    await savePostmortem(
      ctx,
      {
        incidentId: incident.id,
        code: incident.code,
        rule,
        severity: incident.severity,
        clause: policy.severities[incident.severity].postmortem.clause,
        owedSince: ctx.now,
        dueAt: undefined,
        missedAt: undefined,
        publishedAt: undefined,
        review: undefined,
        version: 0,
        ...postmortem,
        state: 'draft',
        begunAt: ctx.now,
      },
      entry,
    );
    const filled = texts.map(([section, body]) => ({ section, body, version: 1, author: undefined }));
    await insertTexts(ctx.tx, incident.id, filled, ctx.now, entry);
    return ok(undefined);
  },
});
