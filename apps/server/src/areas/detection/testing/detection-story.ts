import { addMinutes } from '../../../kernel/clock.ts';
import { hooksService, joinHooks } from '../../../platform/hooks.ts';
import { waiversService } from '../../../platform/waivers.ts';
import { prediction, startModelStory, type ModelStory } from '../../models/testing/model-story.ts';
import { sloArea } from '../../slo/area.ts';
import { detectionArea } from '../area.ts';
import { getDrift } from '../queries/get-drift.ts';
import { detectionReader } from '../queries/reads.ts';
import { registerDetectionReactions } from '../reactions/register.ts';

/** An organisation whose credit model predicts every hour. It starts at 2026-11-02T09:00Z, a Monday. */
export type DetectionStory = ModelStory & {
  /**
   * Passes the hour that starts now with this many predictions; `make` customises the n-th. Evaluations of versions and
   * series run meanwhile.
   */
  hour(predictions: number, make?: (n: number) => Readonly<Record<string, unknown>>): Promise<void>;
  see(version?: string): ReturnType<typeof pageOf>;
};

export async function startDetectionStory(
  reactions: Parameters<typeof startModelStory>[0] = [],
): Promise<DetectionStory> {
  const models = await startModelStory([registerDetectionReactions, ...reactions]);
  const { host } = models.story;
  const areas = [sloArea(host), detectionArea(host)];
  host.services.give(waiversService, { waiverFor: async () => undefined });
  host.services.give(
    hooksService,
    joinHooks(() => areas.map(({ hooks }) => hooks)),
  );
  return {
    ...models,
    hour: async (predictions, make = () => ({})) => {
      await models.story.advance({ minutes: 30 });
      const at = host.clock.now().toISOString();
      if (predictions > 0)
        await models.log(...Array.from({ length: predictions }, (_, n) => prediction({ at, ...usual(n), ...make(n) })));
      await models.story.advance({ minutes: 30 });
    },
    see: async (version = '1') => pageOf(models, version),
  };
}

/** The model in normal operation: amounts evenly spread, both regions, half approved, groups alike. */
export const usual = (n: number): Readonly<Record<string, unknown>> => ({
  decision: n % 2 === 0 ? 'approve' : 'reject',
  score: (n % 20) / 20,
  features: { amount: (n * 37) % 1000, region: n % 3 === 0 ? 'north' : 'south', returning: n % 5 === 0 },
  groups: { sex: n % 4 < 2 ? 'F' : 'M', age: n % 8 < 4 ? 'young' : 'old' },
});

async function pageOf({ story, idOf }: ModelStory, version: string) {
  const page = await getDrift(detectionReader(story.host.services.use), story.sre.actor, await idOf(version));
  if (!page.ok) throw new Error(page.error.code);
  return page.value;
}

/** The whole hours before now, as a span's `from` and `to`. */
export const hoursBefore = (it: ModelStory, hours: number): { readonly from: string; readonly to: string } => {
  const now = it.story.host.clock.now();
  return { from: addMinutes(now, -60 * hours).toISOString(), to: now.toISOString() };
};
