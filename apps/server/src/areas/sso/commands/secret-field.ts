import { Type } from 'typebox';
import { field } from '../../../platform/verbs/fields.ts';

/** What the provider gave Muster to prove by that it is Muster: typed hidden, encrypted, never shown again. */
export const SecretField = Type.String({
  minLength: 1,
  maxLength: 1000,
  pattern: '^[\\x20-\\x7e]+$',
  ...field({ asks: 'Client secret', help: 'as the provider shows it; - reads it from standard input' }, 'secret'),
});
