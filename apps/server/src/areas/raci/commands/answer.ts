import { Type } from 'typebox';
import { roleTitle } from '@muster/policy';
import { principalOf } from '../../../kernel/actor.ts';
import { ok } from '../../../kernel/result.ts';
import type { Here, StateRefusal } from '../../../platform/verbs/declared.ts';
import { LongText } from '../../../platform/verbs/fields.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { consultationThing, type Question } from '../consultation-thing.ts';
import { raciPermissions } from '../permissions.ts';
import { settle } from './settle.ts';

const NEXT = 'muster consultation waiting';

/** Why this question cannot be answered this way or by this person. */
const unless =
  (letter: 'A' | 'C') =>
  ({ consultation, act, entitled }: Question, { actor, policy }: Here): StateRefusal | undefined => {
    const about = { allowed: false, clause: act.clause, obligations: [] } as const;
    if (consultation.state !== 'open')
      return { ...about, code: 'raci/settled', reason: `It is already ${consultation.state}.` };
    const person = principalOf(actor);
    if (person === undefined || !entitled.has(person))
      return {
        ...about,
        is: 'access',
        code: 'raci/not-asked',
        reason: `${roleTitle(policy, consultation.role)} is asked, and you cannot ratify what you did yourself.`,
      };
    if (consultation.letter !== letter)
      return {
        ...about,
        code: 'raci/other-question',
        reason:
          letter === 'C'
            ? 'This asks for ratification, not for advice.'
            : 'This asks for advice, not for ratification.',
      };
    return undefined;
  };

const common = { clauses: ['2.10'], permission: raciPermissions.answer } as const;

/** Records a consulted person's advice. The act itself does not wait for it. */
export const answer = verb(consultationThing, {
  ...common,
  name: 'answer',
  words: {
    label: 'Answer',
    does: 'give the advice that your role is asked for',
    done: 'Answer recorded.',
    next: NEXT,
  },
  fields: { text: LongText({ asks: 'Your advice, or that you have none', positional: true, limit: 5_000 }) },
  unless: unless('C'),
  async decide(ctx, { thing, input }) {
    await settle(ctx, thing, { state: 'answered', by: principalOf(ctx.actor), answer: input.text });
    return ok(undefined);
  },
});

/** The accountable person ratifies what somebody else did. */
export const ratify = verb(consultationThing, {
  ...common,
  name: 'ratify',
  words: {
    label: 'Ratify',
    does: 'ratify what somebody else did, on behalf of your role',
    done: 'Ratified.',
    next: NEXT,
  },
  fields: { text: Type.Optional(LongText({ asks: 'A remark', short: 'm', limit: 5_000 })) },
  unless: unless('A'),
  async decide(ctx, { thing, input }) {
    await settle(ctx, thing, { state: 'ratified', by: principalOf(ctx.actor), answer: input.text });
    return ok(undefined);
  },
});

/** The accountable person objects, with a reason. The act is not undone. */
export const object = verb(consultationThing, {
  ...common,
  name: 'object',
  words: {
    label: 'Object',
    does: 'say why it should not have been done',
    done: 'Objection recorded.',
    next: NEXT,
  },
  fields: { text: LongText({ asks: 'Why', short: 'm', limit: 5_000 }) },
  unless: unless('A'),
  async decide(ctx, { thing, input }) {
    await settle(ctx, thing, { state: 'objected', by: principalOf(ctx.actor), answer: input.text });
    return ok(undefined);
  },
});
