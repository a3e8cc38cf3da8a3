import { Type } from 'typebox';
import { principalOf } from '../../../kernel/actor.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { addMilliseconds } from '../../../kernel/clock.ts';
import { err, ok } from '../../../kernel/result.ts';
import { Count } from '../../../platform/verbs/fields.ts';
import { verbOfAll } from '../../../platform/verbs/verb.ts';
import { keptOf, nothingKept, SubjectFields, subjectOf } from '../find-subject.ts';
import { erasureKind } from '../kinds.ts';
import { erasureBegun } from '../ledger-actions.ts';
import { dataSubjectsService } from '../parts.ts';
import { dataSubjectPermissions } from '../permissions.ts';
import { planStep } from '../plan-step.ts';
import { insertItems, openAmong } from '../store/erasure-items.ts';
import { insertErasure } from '../store/erasures.ts';

const SECONDS_AN_HOUR = 3600;
/** Less than the shortest month: the law allows one month (GDPR 12(3)). */
const MOST_HOURS = 27 * 24;

/**
 * Erases a person (GDPR 17). Everything stored about them is listed and then destroyed, at once or after the given
 * delay, during which items can be held. What was decided and done stays on record, linked to nobody.
 */
export const beginErasure = verbOfAll({
  noun: 'erasure',
  name: 'begin',
  kind: erasureKind,
  route: '/v1/erasures',
  creates: true,
  words: {
    label: 'Erase somebody’s data',
    does: 'list everything that is stored about somebody and destroy it; proofs stay valid',
    done: 'Started. Everything is listed and is being destroyed, or will be from the time that you gave.',
    next: 'muster erasure list',
  },
  clauses: ['6.3'],
  permission: dataSubjectPermissions.erase,
  danger: true,
  fields: {
    ...SubjectFields,
    afterHours: Type.Optional(
      Count({
        asks: 'Start after how many hours?',
        help: 'until then items can be put on hold; starts at once if left out',
        least: 1,
        most: MOST_HOURS,
      }),
    ),
  },
  answer: Type.Object({
    id: Type.String({ format: 'uuid' }),
    items: Type.Integer(),
    places: Type.Array(Type.String()),
  }),
  async decide(ctx, { input }) {
    const parts = ctx.use(dataSubjectsService);
    const subject = await subjectOf(ctx.tx, parts, input);
    if (!subject.ok) return subject;
    const { kept, wasEverKept } = await keptOf(ctx.tx, parts, subject.value);
    if (!wasEverKept) return err(nothingKept);
    const open = new Set((await openAmong(ctx.tx, kept)).map(({ place, ref }) => `${place} ${ref}`));
    const items = kept.filter(({ place, ref }) => !open.has(`${place} ${ref}`));
    if (items.length === 0) return err(erasedAlready);
    const id = ctx.ids.row(ctx.now);
    const waitSeconds = (input.afterHours ?? 0) * SECONDS_AN_HOUR;
    const destroyFrom = addMilliseconds(ctx.now, waitSeconds * 1000);
    const places = [...new Set(items.map(({ place }) => place))];
    const entry = ctx.record(erasureBegun, {
      resource: { kind: 'erasure', id },
      clause: '6.3',
      data: { erasure: id, items: items.length, places },
      content: { isNewSubject: true, fields: { reason: input.reason } },
    });
    const { member } = subject.value;
    await insertErasure(ctx.tx, { id, member, askedBy: principalOf(ctx.actor), askedAt: ctx.now, destroyFrom }, entry);
    await insertItems(ctx.tx, id, items, undefined, entry);
    planStep(ctx, id, waitSeconds);
    return ok({ id, items: items.length, places });
  },
});

const erasedAlready: AppError = {
  kind: 'conflict',
  code: 'data-subjects/erased-already',
  public: 'Everything stored about this person has been erased or is being erased.',
  remedy: 'To see its progress: muster erasure list.',
};
