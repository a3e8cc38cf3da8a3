import { Type } from 'typebox';
import { field } from '../../../platform/verbs/fields.ts';

// Addresses and keys are not prose, so they are not scrubbed.
const plain = '^[^\\u0000-\\u001f\\u007f]*$';

export const PlainText = (limit: number, asks: Parameters<typeof field>[0]) =>
  Type.String({ minLength: 1, maxLength: limit, pattern: plain, ...field(asks) });

export const KeyLine = (asks: Parameters<typeof field>[0]) => PlainText(300, asks);
