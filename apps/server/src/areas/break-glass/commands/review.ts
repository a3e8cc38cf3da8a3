import { principalOf } from '../../../kernel/actor.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok } from '../../../kernel/result.ts';
import { obligationsService } from '../../../platform/obligations.ts';
import { LongText } from '../../../platform/verbs/fields.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { RETROSPECTIVE } from '../apply-now.ts';
import { emergencyThing } from '../emergency-thing.ts';
import { breakGlassReviewed } from '../ledger-actions.ts';
import { breakGlassPermissions } from '../permissions.ts';
import { saveEmergency } from '../store/emergencies.ts';
import { refusal } from './refusals.ts';

const LEAST = 100;
const MOST = 20_000;

/** Records the full retrospective, without which the postmortem cannot be published (GOV 5.3.3). */
export const reviewBreakGlass = verb(emergencyThing, {
  name: 'review',
  words: {
    label: 'Write the retrospective',
    does: 'say why the normal process was not enough, what was changed, what that did, and what would have made it unnecessary',
    done: 'Saved with the emergency change. The postmortem no longer waits for it.',
    next: 'muster break-glass list',
  },
  clauses: ['5.3.3'],
  permission: breakGlassPermissions.act,
  fields: {
    retrospective: LongText({
      asks: 'Why was the normal process not enough, what was changed, what did that do, and what would have made it unnecessary?',
      limit: MOST,
    }),
  },
  unless: ({ emergency }) =>
    emergency.applied === undefined
      ? refusal('break-glass/not-applied', 'It was not applied.', 'muster break-glass list', '5.3.3')
      : undefined,
  async decide(ctx, { thing: { emergency, incident }, input }) {
    const by = principalOf(ctx.actor);
    if (by === undefined) throw new Error('a retrospective is written by nobody');
    if (input.retrospective.trim().length < LEAST)
      return err(tooShort(ctx.policies.current.changes.breakGlass.retrospective));
    const { id, commit } = emergency;
    const { clause } = ctx.policies.current.changes.breakGlass.retrospective;
    const entry = ctx.record(breakGlassReviewed, {
      resource: { kind: 'break_glass', id },
      clause,
      touched: [incident.id],
      data: { emergency: id, commit },
      content: { fields: { retrospective: input.retrospective } },
    });
    const retrospective = { text: input.retrospective, by, at: ctx.now };
    await saveEmergency(ctx.tx, { ...emergency, retrospective }, ctx.now, entry);
    await ctx.use(obligationsService).discharge(ctx, { incident: emergency.incident, kind: RETROSPECTIVE, key: id });
    return ok(undefined);
  },
});

const tooShort = ({ clause }: { readonly clause: string }): AppError => ({
  kind: 'invalid',
  code: 'break-glass/too-short',
  public: 'A full retrospective takes more than a few words.',
  clause,
  fields: [{ path: '/retrospective', problem: 'is too short', remedy: `write at least ${LEAST} characters` }],
});
