import type { Static } from 'typebox';
import type { Actor } from '../../../kernel/actor.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { emergencyThing } from '../emergency-thing.ts';
import { findEmergency } from '../store/emergencies.ts';
import type { Emergency } from './emergency-schema.ts';
import { viewsFor, type EmergencyReader } from './emergency-view.ts';

/** One emergency change as it stands now. */
export async function getEmergency(
  reader: EmergencyReader,
  actor: Actor,
  id: string,
): Promise<Result<Static<typeof Emergency>, AppError>> {
  const found = await findEmergency(reader.db, id);
  const [view] = found === undefined ? [] : await viewsFor(reader, actor, [found]);
  return view === undefined ? err(emergencyThing.missing) : ok(view);
}
