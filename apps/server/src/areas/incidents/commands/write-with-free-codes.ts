import type { CommandContext } from '../../../platform/commands/context.ts';
import type { Incident, IncidentCode } from '../domain/incident.ts';
import { insertIncidents } from '../store/incidents.ts';

/** A new incident, and the data of the entry that declares it. */
export type Declared = { readonly incident: Incident; readonly told: { code: string } };

const CODE_LENGTH = 5;
const MOST_DRAWS = 8;

/** Random (R37), so it may collide with another incident's. */
export const drawCode = (ctx: CommandContext): IncidentCode => `INC-${ctx.ids.code(CODE_LENGTH)}` as IncidentCode;

/**
 * Writes new incidents, and redraws the codes that are taken: by an existing incident, by one of the same batch, or by
 * one another server was committing. Nothing is checked up front, so a free code costs no query. The pending entry is
 * corrected in place: entries are written just before the commit and not read before that.
 * @returns the incidents as written, in the order given
 */
export async function writeWithFreeCodes(
  ctx: CommandContext,
  declared: readonly Declared[],
): Promise<readonly Incident[]> {
  let incidents = declared.map(({ incident }) => incident);
  let taken = await insertIncidents(ctx.tx, incidents);
  for (let draw = 2; taken.size > 0; draw += 1) {
    // So many failures in a row are no coincidence: almost no codes are left.
    if (draw > MOST_DRAWS) throw new Error(`${MOST_DRAWS} draws found no free code for ${taken.size} incidents`);
    incidents = declared.map(({ told }, index) => {
      const incident = incidents[index] as Incident;
      return taken.has(incident.id) ? { ...incident, code: (told.code = drawCode(ctx)) } : incident;
    });
    taken = await insertIncidents(
      ctx.tx,
      incidents.filter(({ id }) => taken.has(id)),
    );
  }
  return incidents;
}
