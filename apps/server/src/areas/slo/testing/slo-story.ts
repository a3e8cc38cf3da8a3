import { addMinutes } from '../../../kernel/clock.ts';
import { waiversService, type Waiver } from '../../../platform/waivers.ts';
import { startStory, type Story } from '../../../testing/story.ts';
import { submitCounts, submitEvents, type CountSample, type EventSample } from '../../telemetry/public.ts';
import { asSource } from '../../telemetry/testing/telemetry-story.ts';
import { sloArea } from '../area.ts';
import { freezeNow } from '../queries/freeze-now.ts';
import { getObjective } from '../queries/get-objective.ts';
import { sloReader } from '../queries/reads.ts';
import { registerSloReactions } from '../reactions/register.ts';

/** A story in which objectives are judged and only what it names is waived. */
export async function startSloStory(more: Parameters<typeof startStory>[0] = []): Promise<Story> {
  const story = await startStory([registerSloReactions, ...more]);
  sloArea(story.host);
  story.host.services.give(waiversService, { waiverFor: async () => undefined });
  return story;
}

/** Waives this objective's freeze from now on. */
export const waive = (story: Story, objective: string): void => {
  const waiver = { exception: 'exc', clause: '4.8', scope: objective, approval: 'a' };
  story.host.services.give(waiversService, {
    waiverFor: async (_, clause, scope, now): Promise<Waiver | undefined> =>
      clause === waiver.clause && scope === `slo:${objective}`
        ? { ...waiver, expiresAt: addMinutes(now, 60) }
        : undefined,
  });
};

export const minuteAgo = (story: Story, minutes: number): Date => {
  const at = addMinutes(story.host.clock.now(), -minutes);
  return new Date(at.getTime() - (at.getTime() % 60_000));
};

let sequence = 0;

/** Submits events for the previous minute and judges at once. */
export async function counted(
  story: Story,
  series: string,
  total: number,
  bad: number,
  more: Partial<CountSample> & { readonly minutesAgo?: number } = {},
): Promise<void> {
  const { minutesAgo = 1, ...rest } = more;
  sequence += 1;
  const taken = await asSource(story, async (ctx) =>
    submitCounts(ctx, { source: 'test', stream: String(sequence) }, [
      { series, minute: minuteAgo(story, minutesAgo), total, bad, sequence, ...rest },
    ]),
  );
  if (!taken.ok) throw new Error(JSON.stringify(taken.error));
  await story.advance({ milliseconds: 1 });
}

/** Submits things that were due and judges at once. */
export async function happened(story: Story, events: readonly EventSample[]): Promise<void> {
  const taken = await asSource(story, async (ctx) => submitEvents(ctx, 'test', events));
  if (!taken.ok) throw new Error(JSON.stringify(taken.error));
  await story.advance({ milliseconds: 1 });
}

export const gate = async (story: Story) => {
  const { host } = story;
  return freezeNow({ db: host.db, use: host.services.use, policy: host.policies().current }, host.clock.now());
};

export const objective = async (story: Story, name: string) => {
  const found = await getObjective(sloReader(story.host.services.use), story.governance.actor, name);
  if (!found.ok) throw new Error(found.error.code);
  return found.value;
};
