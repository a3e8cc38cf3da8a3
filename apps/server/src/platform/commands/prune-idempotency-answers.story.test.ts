import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { declareIncident } from '../../areas/incidents/commands/declare-incident.ts';
import { asId } from '../../kernel/ids.ts';
import { ownWords } from '../../kernel/scrubbed.ts';
import { startStory, type Story } from '../../testing/story.ts';
import { commandsArea } from '../../app/commands-area.ts';
import { beginPruningAnswers } from './prune-answers.ts';
import { runCommand } from './run-command.ts';

let story: Story;
beforeEach(async () => {
  story = await startStory([(registry) => commandsArea({ answersKeptHours: 24 }).reactions?.(registry)]);
  await beginPruningAnswers(story.host);
});
afterEach(async () => story.end());

const declare = async (idempotencyKey: string): Promise<string> => {
  const invocation = { actor: story.sre.actor, requestId: asId<'request'>(story.host.ids.opaque()), idempotencyKey };
  const result = await runCommand(story.host, declareIncident, invocation, { title: ownWords('Slow model') });
  if (!result.ok) throw new Error(result.error.public);
  return result.value.code;
};
const kept = async (): Promise<readonly string[]> => {
  const { rows } = await sql<{ key: string }>`select key from idempotency_keys order by key`.execute(story.host.db);
  return rows.map(({ key }) => key);
};

test('an answer is kept for as long as it is said to be, and then goes with its key', async () => {
  const code = await declare('early');
  await story.advance({ hours: 12 });
  await declare('later');
  await story.advance({ hours: 11 });
  expect(await declare('early')).toBe(code);
  await story.advance({ hours: 2 });
  expect(await kept()).toEqual(['later']);
});

test('so many at once and no more, the rest right after, however many sweeps were missed', async () => {
  await sql`
    insert into idempotency_keys (actor, key, command, input_digest, created_at)
    select 'somebody', n::text, 'incident.declare', '\\x00', ${story.host.clock.now()}::timestamptz
    from generate_series(1, 12000) as n`.execute(story.host.db);
  story.host.clock.advance({ days: 3 });
  await story.advance({ minutes: 1 });
  expect(await kept()).toEqual([]);
  const sweeps = story.host.log.events.filter(({ event }) => event === 'commands.answers_pruned');
  expect(sweeps.map(({ fields }) => fields['dropped'])).toEqual([5_000, 5_000, 2_000]);
});

test('servers that start one after the other plan one sweep', async () => {
  await beginPruningAnswers(story.host);
  const { rows } = await sql`select key from due_work where kind = 'commands.prune_answers'`.execute(story.host.db);
  expect(rows).toHaveLength(1);
});
