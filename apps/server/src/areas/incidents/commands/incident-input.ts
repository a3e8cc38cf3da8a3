import { Type, type TProperties } from 'typebox';

/** `INC-7KQ2F`, in either case. */
export const CodeInput = Type.String({ pattern: '^[Ii][Nn][Cc]-[0-9A-Za-z]{4,10}$' });

/** In characters; a title is one line on a page and in a message. */
export const TITLE_LIMIT = 200;

/** The input of a command on one incident: its code, the version the writer has seen, and what the command asks for. */
export const incidentInput = <P extends TProperties>(properties: P) =>
  Type.Object(
    { code: CodeInput, expectedVersion: Type.Optional(Type.Integer({ minimum: 1 })), ...properties },
    { additionalProperties: false },
  );

/** What a refusal is recorded against: callers know an incident by its code. */
export const incidentByCode = ({ code }: { readonly code: string }) => ({ kind: 'incident', id: code.toUpperCase() });
