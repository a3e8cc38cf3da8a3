import { Type } from 'typebox';
import { Choice, field } from '../../../platform/verbs/fields.ts';

/**
 * A file to import. A request is limited to a mebibyte; a longer file can be imported in parts, since services not
 * mentioned stay. The text is parsed into names, addresses and numbers, and not stored.
 */
export const fileFieldsOf = {
  format: Choice(['csv', 'backstage'], { asks: 'File format' }),
  content: Type.String({
    minLength: 1,
    maxLength: 1_000_000,
    ...field({ asks: 'The file', option: 'content' }, 'multiline'),
  }),
};
