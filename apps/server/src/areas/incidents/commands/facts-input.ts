import { Type } from 'typebox';

/** Facts by the names of the policy's triage; which names and values there are is policy data, checked in the command. */
export const FactsInput = Type.Record(
  Type.String({ pattern: '^[A-Za-z][A-Za-z0-9]{0,63}$' }),
  Type.Union([Type.String({ maxLength: 64 }), Type.Number(), Type.Boolean()]),
);
