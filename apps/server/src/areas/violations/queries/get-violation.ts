import type { Static } from 'typebox';
import type { Actor } from '../../../kernel/actor.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { findViolation } from '../store/violations.ts';
import { violationThing } from '../violation-thing.ts';
import type { Violation } from './violation-schema.ts';
import { viewsFor, type ViolationReader } from './violation-view.ts';

/** One violation, for its handlers. */
export async function getViolation(
  reader: ViolationReader,
  actor: Actor,
  id: string,
): Promise<Result<Static<typeof Violation>, AppError>> {
  const found = await findViolation(reader.db, id);
  const [view] = found === undefined ? [] : await viewsFor(reader, actor, [found]);
  return view === undefined ? err(violationThing.missing) : ok(view);
}
