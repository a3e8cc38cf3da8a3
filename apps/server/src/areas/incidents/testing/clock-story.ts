import { ownWords } from '../../../kernel/scrubbed.ts';
import { startStory, type Story } from '../../../testing/story.ts';
import { declareIncident } from '../commands/declare-incident.ts';
import type { Incident } from '../domain/incident.ts';
import { registerIncidentReactions } from '../reactions/register.ts';
import { factsFor } from './declared.ts';
import { title } from './incident-story.ts';

/** A story in which only incident deadlines fire. */
export const startClockStory = async (): Promise<Story> => startStory([registerIncidentReactions]);

/** A note that is always the same. */
export const note = ownWords('done');

/** Declares an incident of a severity now. */
export async function declareAs(story: Story, severity: Incident['severity']): Promise<string> {
  const { code } = await story.done(story.sre, declareIncident, { title, facts: { ...factsFor[severity] } });
  return code;
}

/** The recorded breaches in order, each with its clock and clause; of one clock, or of all. */
export async function breachesIn(
  story: Story,
  ofClock?: string,
): Promise<[clock: unknown, clause: string | undefined][]> {
  const entries = await story.entries('incident.clock_breached');
  return entries
    .map((entry): [unknown, string | undefined] => [entry.data['clock'], entry.clause])
    .filter(([clock]) => ofClock === undefined || clock === ofClock);
}

/** Who the story has paged after an instant, in order, without stakeholder updates, which come all along. */
export const pagedAfter = async (story: Story, instant: Date): Promise<string[]> =>
  (await story.pages()).filter(({ at, reason }) => at > instant && !reason.startsWith('update-')).map(({ to }) => to);
