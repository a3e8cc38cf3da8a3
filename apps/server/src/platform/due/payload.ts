import type { TSchema } from 'typebox';
import { Compile, type Validator } from 'typebox/compile';
import type { DueKind } from './kind.ts';

/** A payload as its row keeps it. One that does not fit its kind's schema is a bug of the planner and throws. */
export function writePayload(kind: DueKind, payload: unknown): string {
  if (!fits(kind, payload)) throw new Error(`${kind.name}: payload does not fit the kind's schema`);
  return JSON.stringify(payload);
}

/** Rows are foreign: an older version may have planned this one. A misfit throws, and so ends up parked and raised. */
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
