import { sql } from 'kysely';
import { ownWords } from '../../../kernel/scrubbed.ts';
import type { Story } from '../../../testing/story.ts';
import { acknowledgeIncident } from '../../incidents/commands/acknowledge-incident.ts';
import { mitigateIncident } from '../../incidents/commands/mitigate-incident.ts';
import { resolveIncident } from '../../incidents/commands/resolve-incident.ts';

/** Resolves every open incident as its responders would. */
export async function resolveAll(story: Story): Promise<void> {
  const note = ownWords('moved to another disk');
  const { rows } = await sql<{ code: string; phase: string }>`select code, phase from incidents
    where phase not in ('resolved', 'closed') order by code`.execute(story.host.db);
  for (const { code, phase } of rows) {
    if (phase === 'declared') await story.done(story.sre, acknowledgeIncident, { code });
    if (phase !== 'mitigated') await story.done(story.sre, mitigateIncident, { code, note });
    await story.done(story.sre, resolveIncident, { code, note });
  }
}
