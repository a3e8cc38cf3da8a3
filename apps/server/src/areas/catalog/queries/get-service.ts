import type { Static } from 'typebox';
import type { Actor } from '../../../kernel/actor.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { Reader } from '../../../platform/access/access.ts';
import { serviceThing } from '../service-thing.ts';
import { dependentsOf, findService } from '../store/services.ts';
import type { ServicePage } from './service-schema.ts';
import { viewsFor } from './service-view.ts';

/** One service and its dependents. */
export async function getService(
  reader: Reader & { readonly now: Date },
  actor: Actor,
  name: string,
): Promise<Result<Static<typeof ServicePage>, AppError>> {
  const found = await findService(reader.db, name.toLowerCase());
  const [view] = found === undefined ? [] : await viewsFor(reader, actor, [found]);
  if (found === undefined || view === undefined) return err(serviceThing.missing);
  return ok({ ...view, dependents: [...(await dependentsOf(reader.db, found.id))] });
}
