import { Type } from 'typebox';
import { field, Instant, LongText } from '../../../platform/verbs/fields.ts';
import { SCOPE, SCOPE_REMEDY } from '../domain/exception.ts';

export const Clause = Type.String({
  pattern: '^[0-9]+(\\.[0-9]+){1,2}$',
  remedy: 'write the number of a clause, such as 5.3.4; muster policy clauses shows them',
  ...field({ asks: 'Which clause?', short: 'c', positional: true }),
});

export const Scope = Type.String({
  pattern: SCOPE,
  remedy: SCOPE_REMEDY,
  ...field({ asks: 'For what? A kind and a name, such as service:checkout', help: SCOPE_REMEDY, positional: true }),
});

export const Justification = LongText({ asks: 'Why is it needed?', option: 'because', short: 'b', limit: 5000 });
export const Control = LongText({ asks: 'What is done instead?', option: 'instead', short: 'i', limit: 5000 });
export const Until = Instant({ asks: 'Until when?', option: 'until', short: 'u' });

/** The response to a request. */
export const Asked = Type.Object({ id: Type.String({ format: 'uuid' }), approval: Type.String({ format: 'uuid' }) });
