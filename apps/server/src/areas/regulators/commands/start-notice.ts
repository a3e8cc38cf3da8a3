import { Type } from 'typebox';
import { principalOf } from '../../../kernel/actor.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { addMinutes, isBefore } from '../../../kernel/clock.ts';
import { asId } from '../../../kernel/ids.ts';
import { err, ok } from '../../../kernel/result.ts';
import { Instant, LongText, Named } from '../../../platform/verbs/fields.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { incidentThing } from '../../incidents/public.ts';
import { appliesAt, timesOf, type Notice } from '../domain/notice.ts';
import { noticeDue, noticePrompt } from '../due-kinds.ts';
import { noticeStarted } from '../ledger-actions.ts';
import { regulatorPermissions } from '../permissions.ts';
import { insertNotice } from '../store/notices.ts';

/** Records when the organisation became aware of something reportable, which starts the clock (R52). */
export const startNotice = verb(incidentThing, {
  name: 'start-notice',
  words: {
    label: 'Start a notice to an authority',
    does: 'record when you became aware of something an authority must be notified of; the deadline counts from then',
    done: 'Deadline started. Those who speak for the organisation are reminded before it ends.',
    next: 'muster notice list --incident <code>',
  },
  clauses: ['2.7'],
  permission: regulatorPermissions.start,
  fields: {
    rule: Named('notice-rule', { asks: 'Under which rule?', positional: true }),
    awareAt: Instant({
      asks: 'Aware since when?',
      help: 'or classified, or the last notice given, where the rule counts from there',
      short: 'a',
    }),
    reason: LongText({ asks: 'Why does the rule apply?', short: 'r', limit: 2000 }),
  },
  answer: Type.Object({ id: Type.String({ format: 'uuid' }), dueAt: Type.String({ format: 'date-time' }) }),
  async decide(ctx, { thing: incident, input: { rule: name, awareAt: text, reason } }) {
    const by = principalOf(ctx.actor);
    if (by === undefined) throw new Error('only people are aware');
    const policy = ctx.policies.current;
    const rules = policy.regulators.notices;
    const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
    if (rule === undefined) return err(noSuchRule(Object.keys(rules)));
    const awareAt = new Date(text);
    if (isBefore(addMinutes(ctx.now, 1), awareAt)) return err(notYet);
    if (!appliesAt(rule, awareAt)) return err(doesNotApply(rule));
    const { dueAt, promptAt } = timesOf(rule, awareAt, policy);
    const id = asId<'notice'>(ctx.ids.row(ctx.now));
    const entry = asId<'entry'>(
      ctx.record(noticeStarted, {
        resource: { kind: 'incident', id: incident.id },
        clause: rule.clause,
        data: { notice: id, rule: name, awareAt: awareAt.toISOString(), dueAt: dueAt.toISOString() },
        content: { fields: { reason } },
      }),
    );
    const notice: Notice = {
      id,
      incidentId: incident.id,
      rule: name,
      awareAt,
      dueAt,
      startedBy: by,
      startedAt: ctx.now,
      missedAt: undefined,
      filedAt: undefined,
      filedBy: undefined,
      filed: undefined,
      isNotOwed: false,
      version: 1,
      lastInstant: ctx.now,
      lastEntry: entry,
    };
    if (!(await insertNotice(ctx.tx, notice))) return err(runsAlready);
    const subject = { kind: 'incident', id: incident.id };
    for (const [kind, at] of [
      [noticePrompt, promptAt],
      [noticeDue, dueAt],
    ] as const)
      ctx.due.plan({ kind, key: id, subject, dueAt: isBefore(at, ctx.now) ? ctx.now : at, payload: { notice: id } });
    return ok({ id, dueAt: dueAt.toISOString() });
  },
});

const field400 = (path: string, problem: string, remedy: string): Pick<AppError, 'kind' | 'clause' | 'fields'> => ({
  kind: 'invalid',
  clause: '2.7',
  fields: [{ path, problem, remedy }],
});

const noSuchRule = (known: readonly string[]): AppError => ({
  ...field400('/rule', 'is not a rule of regulators.yaml', `use one of: ${known.join(', ')}`),
  code: 'regulators/no-such-rule',
  public: 'The policy has no such rule.',
});

const doesNotApply = ({
  source,
  appliesFrom,
}: {
  readonly source: string;
  readonly appliesFrom: string;
}): AppError => ({
  ...field400('/awareAt', `is before ${appliesFrom}`, 'give the time of awareness, or choose another rule'),
  code: 'regulators/does-not-apply',
  public: `${source} applies only from ${appliesFrom}.`,
});

const notYet: AppError = {
  ...field400('/awareAt', 'is in the future', 'give the time when you became aware'),
  code: 'regulators/not-aware-yet',
  public: 'The time of awareness must be in the past.',
};

const runsAlready: AppError = {
  kind: 'conflict',
  code: 'regulators/started-already',
  public: 'This incident already has a notice under that rule.',
  remedy: 'muster notice list --incident shows it.',
  clause: '2.7',
};
