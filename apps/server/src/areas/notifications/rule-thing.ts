import type { AppError } from '../../kernel/app-error.ts';
import { principalOf } from '../../kernel/actor.ts';
import { ORGANISATION } from '../../kernel/protected.ts';
import { Type } from 'typebox';
import { defineThing } from '../../platform/verbs/verb-thing.ts';
import type { Rule } from './domain/rules.ts';
import { ruleKind } from './kinds.ts';
import { lockRule } from './store/rules.ts';

const ruleNotFound: AppError = {
  kind: 'not_found',
  code: 'notifications/rule-not-found',
  public: 'You have no such rule.',
  remedy: 'muster rule list shows yours.',
};

/** A notification rule: by which contact method to page a person, and when. Other people's rules are not found. */
export const ruleThing = defineThing({
  kind: ruleKind,
  noun: 'rule',
  root: '/v1/rules',
  key: { id: Type.String({ format: 'uuid', 'x-ref': 'rule' }) },
  idOf: ({ id }) => id,
  async lock({ tx, actor }, { id }): Promise<Rule | undefined> {
    const rule = await lockRule(tx, id);
    return rule?.person === principalOf(actor) ? rule : undefined;
  },
  protection: () => ORGANISATION,
  isKnownToMembers: true,
  missing: ruleNotFound,
});
