import type { Static } from 'typebox';
import type { Actor } from '../../../kernel/actor.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { UseService } from '../../../kernel/services.ts';
import { incidentReads } from '../../incidents/public.ts';
import { rollbackThing } from '../rollback-thing.ts';
import { findRollback } from '../store/rollbacks.ts';
import type { Rollback } from './rollback-schema.ts';
import { rollbackViews } from './rollback-view.ts';

/** One rollback in its current state. */
export async function getRollback(
  use: UseService,
  actor: Actor,
  id: string,
): Promise<Result<Static<typeof Rollback>, AppError>> {
  const found = await findRollback(use(incidentReads).db, id);
  const [view] = found === undefined ? [] : await rollbackViews(use, actor, [found]);
  return view === undefined ? err(rollbackThing.missing) : ok(view);
}
