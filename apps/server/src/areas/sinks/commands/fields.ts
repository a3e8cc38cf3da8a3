import { Type } from 'typebox';
import { Choice, field, Line } from '../../../platform/verbs/fields.ts';
import { sinkFormats } from '../domain/sink.ts';

// Addresses and place names are not personal text, so they are not scrubbed.
const plain = '^[^\\u0000-\\u001f\\u007f]*$';

export const Url = (asks: Parameters<typeof field>[0]) =>
  Type.String({ minLength: 1, maxLength: 500, pattern: plain, ...field(asks) });

export const Place = (pattern: string, asks: Parameters<typeof field>[0]) =>
  Type.String({ minLength: 1, maxLength: 256, pattern, ...field(asks) });

export const Reference = (asks: Parameters<typeof field>[0]) =>
  Type.String({ minLength: 1, maxLength: 300, pattern: plain, ...field(asks) });

export const Name = Line({ asks: 'Name', limit: 100, positional: true });

export const Format = Type.Optional(
  Choice(sinkFormats, { asks: 'Form of the records', help: 'native, or ocsf: the Open Cybersecurity Schema 1.8.0' }),
);
