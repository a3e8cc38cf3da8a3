import type { Static } from 'typebox';
import type { Actor } from '../../../kernel/actor.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { exceptionThing } from '../exception-thing.ts';
import { findException } from '../store/exceptions.ts';
import type { Exception } from './exception-schema.ts';
import { viewsFor, type ExceptionReader } from './exception-view.ts';

/** One exception as it stands now. */
export async function getException(
  reader: ExceptionReader,
  actor: Actor,
  id: string,
): Promise<Result<Static<typeof Exception>, AppError>> {
  const found = await findException(reader.db, id);
  const [view] = found === undefined ? [] : await viewsFor(reader, actor, [found]);
  return view === undefined ? err(exceptionThing.missing) : ok(view);
}
