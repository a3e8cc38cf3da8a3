import { Type, type TSchemaOptions } from 'typebox';
import type { Scrubbed } from '../../kernel/scrubbed.ts';

/** The schema keyword that tells `scrubInput` which strings people (or other programs) wrote. */
export const FREE_TEXT = 'x-muster-free-text';

/** Words from outside. The command adapter scrubs them before anything else sees them; inside they are `Scrubbed` (GOV 6.6). */
export const FreeText = (options: TSchemaOptions & { minLength?: number; maxLength: number }) =>
  Type.Unsafe<Scrubbed>(Type.String({ pattern: NO_CONTROL_CHARACTERS, ...options, [FREE_TEXT]: true }));

/** The same where a name or a title is meant: one line, so that it makes no second one in a list, a log or a subject. */
export const FreeLine = (options: TSchemaOptions & { minLength?: number; maxLength: number }) =>
  FreeText({ pattern: ONE_LINE, description: 'one line, without control characters', ...options });

const ONE_LINE = '^[^\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069]*$';

/** Tab and line breaks are text; other control characters only ever serve to deceive a reader or a log (abuse case 19). */
const NO_CONTROL_CHARACTERS =
  '^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069]*$';
