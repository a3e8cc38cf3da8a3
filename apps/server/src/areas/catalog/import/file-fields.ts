import { Type } from 'typebox';
import { Choice, field } from '../../../platform/verbs/fields.ts';

/**
 * A file that the catalog can take over. A request takes a mebibyte; a longer file is given in parts, since what one does not
 * name stays. Its words are read into names, addresses and numbers, and kept nowhere else.
 */
export const fileFieldsOf = {
  format: Choice(['csv', 'backstage'], { asks: 'What kind of file is it?' }),
  content: Type.String({
    minLength: 1,
    maxLength: 1_000_000,
    ...field({ asks: 'The file', option: 'content' }, 'multiline'),
  }),
};
