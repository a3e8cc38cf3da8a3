import { laidDown } from '../../../testing/people.ts';
import { sql } from 'kysely';
import { ownWords, type Scrubbed } from '../../../kernel/scrubbed.ts';
import { closeRefusals } from '../../../platform/commands/close-refusals.ts';
import { closeRefusalMinute } from '../../../platform/commands/due-kinds.ts';
import { startStory, type Story } from '../../../testing/story.ts';
import type { Incident } from '../domain/incident.ts';
import { registerIncidentReactions } from '../reactions/register.ts';
import { readIncident } from '../store/incidents.ts';
import { factsFor } from './declared.ts';

/** A story of incidents in which deadlines about incidents and refusals fire. */
export async function startIncidentStory(): Promise<Story> {
  return startStory([
    registerIncidentReactions,
    (registry) => registry.onDeadline(closeRefusalMinute, (ctx, row) => closeRefusals(ctx, row.payload)),
  ]);
}

/** Text as typed, before scrubbing. */
export const typed = (text: string): Scrubbed => text as Scrubbed;
export const title = ownWords('Checkout model answers slowly');
export const sev1 = { title, facts: { ...factsFor['SEV-1'] } };

export async function incidentOf({ host }: Story, code: string): Promise<Incident> {
  const found = await readIncident(host.db, { code });
  if (!found) throw new Error('no incident');
  return found;
}

/** Creates a team with one member. */
export async function teamOf({ host }: Story, { id }: { readonly id: string }): Promise<string> {
  const team = host.ids.opaque();
  const at = host.clock.now();
  await laidDown(
    host,
    async (tx) =>
      void (await sql`insert into teams (id, name, created_at, last_entry) values (${team}, 'fraud', ${at}, ${team})`.execute(
        tx,
      )),
  );
  await laidDown(
    host,
    async (tx) =>
      void (await sql`insert into team_members (team_id, principal_id, since) values (${team}, ${id}, ${at})`.execute(
        tx,
      )),
  );
  return team;
}
