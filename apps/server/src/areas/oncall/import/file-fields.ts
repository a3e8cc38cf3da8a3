import { Type } from 'typebox';
import { Choice, field, Flag, Ref } from '../../../platform/verbs/fields.ts';
import { vendors } from './read-file.ts';

/** An export file to import schedules from. Only names, times and members are extracted; the file is not stored. */
export const importFields = {
  vendor: Choice(vendors, { asks: 'Which product exported it?' }),
  content: Type.String({
    minLength: 1,
    maxLength: 1_000_000,
    ...field({ asks: 'The file, as JSON', option: 'content' }, 'multiline'),
  }),
  teamId: Type.Optional(
    Ref('team', { asks: 'Which team gets an escalation path whose team does not exist here?', option: 'team' }),
  ),
  evenSo: Flag({ asks: 'Import even schedules that would page different people than the other product' }),
};
