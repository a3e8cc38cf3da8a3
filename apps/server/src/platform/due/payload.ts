import type { TSchema } from 'typebox';
import { Compile, type Validator } from 'typebox/compile';
import type { DueKind } from './kind.ts';

/** A payload in its stored form. One that does not match its kind's schema is a planner's bug and throws. */
export function writePayload(kind: DueKind, payload: unknown): string {
  if (!fits(kind, payload)) throw new Error(`${kind.name}: payload does not fit the kind's schema`);
  return JSON.stringify(payload);
}

/** An older version may have planned this row. A mismatch throws, so the row ends up parked and raised. */
export function readPayload(kind: DueKind, text: string): unknown {
  const payload: unknown = JSON.parse(text);
  if (!fits(kind, payload)) throw new Error(`${kind.name}: stored payload does not fit the kind's schema`);
  return payload;
}

const validators = new WeakMap<TSchema, Validator>();

function fits(kind: DueKind, payload: unknown): boolean {
  let validator = validators.get(kind.payload);
  if (!validator) validators.set(kind.payload, (validator = Compile(kind.payload)));
  return validator.Check(payload);
}
