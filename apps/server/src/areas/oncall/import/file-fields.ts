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
  teamId: Type.Optional(Ref('team', { asks: 'Whose is an escalation path that names no team here?', option: 'team' })),
  evenSo: Flag({ asks: 'Import even what would page other people than the product does' }),
};
