import { sql } from 'kysely';
import { addMinutes } from '../../../kernel/clock.ts';
import type { VersionId } from '../domain/model.ts';
import { runCommand } from '../../../platform/commands/run-command.ts';
import { startStory, type Story } from '../../../testing/story.ts';
import { modelsArea } from '../area.ts';
import { activateVersion } from '../commands/activate-version.ts';
import { addModel } from '../commands/add-model.ts';
import { registerVersion } from '../commands/register-version.ts';
import { addTally, type Tally } from '../domain/tally.ts';
import { openPredictionIntake, type PredictionIntake } from '../intake/open-intake.ts';
import { registerModelReactions } from '../reactions/register.ts';
import { modelsReader } from '../room.ts';
import { hoursIn } from '../store/roll-ups.ts';
import { versionNamed } from '../store/versions.ts';

/** The schema of these stories' credit model. Labels are due a day later. */
export const creditSchema = {
  task: 'classification',
  classes: ['approve', 'reject'],
  favourable: 'approve',
  features: [
    { name: 'amount', type: 'number', range: [0, 1000] },
    { name: 'region', type: 'category', values: ['north', 'south'], segment: true },
    { name: 'returning', type: 'boolean' },
    { name: 'purpose', type: 'text', optional: true },
  ],
  groups: [
    { name: 'sex', values: ['F', 'M'] },
    { name: 'age', values: ['young', 'old'] },
  ],
  labelDelayMinutes: 1440,
};

/** An organisation that logs its credit model's decisions. Starts at 2026-11-02T09:00Z, a Monday. */
export type ModelStory = {
  readonly story: Story;
  readonly intake: PredictionIntake;
  /** Sends one request and expects every prediction to be stored or repeated. */
  readonly log: (...predictions: readonly object[]) => Promise<readonly unknown[]>;
  readonly tell: (...outcomes: readonly object[]) => Promise<readonly unknown[]>;
  /** All counts of a version in a segment. */
  tally(version?: string, segment?: string): Promise<Tally>;
  readonly idOf: (version: string) => Promise<VersionId>;
  rows(table: string): Promise<number>;
  end(): Promise<void>;
};

export const PRODUCER = '0198e2a0-0000-4000-8000-0000000000e2';

export async function startModelStory(more: Parameters<typeof startStory>[0] = []): Promise<ModelStory> {
  const story = await startStory([registerModelReactions, ...more]);
  const { host } = story;
  const room = { clock: host.clock, dataKeys: host.dataKeys, ring: host.ring };
  const intake = openPredictionIntake(host, room);
  modelsArea(
    {
      services: host.services,
      room,
      runCommand: async (command, invocation, input) => runCommand(host, command, invocation, input),
    },
    intake,
  );
  await story.done(story.engineer, addModel, { name: 'credit', consequential: 'yes' });
  await story.done(story.engineer, registerVersion, {
    name: 'credit',
    version: '1',
    schema: JSON.stringify(creditSchema),
  });
  await story.done(story.engineer, activateVersion, { name: 'credit', version: '1' });
  const idOf = async (version: string) => {
    const found = await versionNamed(host.db, 'credit', version);
    if (found === undefined) throw new Error(`no version ${version}`);
    return found.id;
  };
  const all = (told: Awaited<ReturnType<PredictionIntake['receiveOutcomes']>>): readonly unknown[] => {
    if (!told.ok) throw new Error(JSON.stringify(told.error));
    return told.value;
  };
  return {
    story,
    intake,
    log: async (...predictions) => all(await intake.receive(PRODUCER, predictions)),
    tell: async (...outcomes) => all(await intake.receiveOutcomes(PRODUCER, outcomes)),
    tally: async (version = '1', segment = '') => {
      const reader = modelsReader(host.services.use);
      const hours = await hoursIn(host.db, reader.dataKeys, {
        version: await idOf(version),
        from: new Date(0),
        to: addMinutes(reader.now, 60),
        segment,
      });
      return hours.reduce<Tally>((sum, { tally }) => addTally(sum, tally), {});
    },
    idOf,
    rows: async (table) => {
      const { rows } = await sql<{ count: string }>`select count(*) from ${sql.table(table)}`.execute(host.db);
      return Number(rows[0]?.count);
    },
    end: async () => {
      await intake.idle();
      await story.end();
    },
  };
}

let numbered = 0;

/** A prediction of the credit model as a producer sends it at the start of the story. */
export const prediction = (more: Readonly<Record<string, unknown>> = {}): Record<string, unknown> => {
  numbered += 1;
  return {
    id: `p-${numbered}`,
    model: 'credit',
    version: '1',
    at: '2026-11-02T08:30:00.000Z',
    subject: `customer-${numbered}`,
    decision: 'approve',
    score: 0.81,
    features: { amount: 120.5, region: 'north', returning: true },
    groups: { sex: 'F', age: 'young' },
    ...more,
  };
};

export const outcome = (id: unknown, label: string, more: Readonly<Record<string, unknown>> = {}) => ({
  model: 'credit',
  id,
  label,
  observedAt: '2026-11-02T08:45:00.000Z',
  ...more,
});
