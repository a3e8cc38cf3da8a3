import { Type, type TSchemaOptions } from 'typebox';
import type { Scrubbed } from '../../kernel/scrubbed.ts';

/** The schema keyword by which `scrubInput` finds text written by people or other programs. */
export const FREE_TEXT = 'x-muster-free-text';

/**
 * Text from outside. The command adapter scrubs it before anything else sees it; from then on it is `Scrubbed` (GOV
 * 6.6).
 */
export const FreeText = (options: TSchemaOptions & { minLength?: number; maxLength: number }) =>
  Type.Unsafe<Scrubbed>(Type.String({ pattern: NO_CONTROL_CHARACTERS, ...options, [FREE_TEXT]: true }));

/** The same for names and titles: a single line, so that it cannot fake a second one in a list, a log or a subject. */
export const FreeLine = (options: TSchemaOptions & { minLength?: number; maxLength: number }) =>
  FreeText({ pattern: ONE_LINE, description: 'one line, without control characters', ...options });

const ONE_LINE = '^[^\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069]*$';

/** Tabs and line breaks are text; other control characters only serve to deceive a reader or a log (abuse case 19). */
const NO_CONTROL_CHARACTERS =
  '^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069]*$';
