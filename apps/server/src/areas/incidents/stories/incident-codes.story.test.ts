import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { asId } from '../../../kernel/ids.ts';
import { ok } from '../../../kernel/result.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import type { CommandHost } from '../../../platform/commands/host.ts';
import { runCommand } from '../../../platform/commands/run-command.ts';
import { transact } from '../../../platform/commands/transact.ts';
import { startStory, type Story } from '../../../testing/story.ts';
import { declareIncident } from '../commands/declare-incident.ts';
import { createIncidents } from '../commands/create-incidents.ts';
import { registerIncidentReactions } from '../reactions/register.ts';
import { readIncident } from '../store/incidents.ts';

let story: Story;
beforeEach(async () => {
  story = await startStory([registerIncidentReactions]);
});
afterEach(async () => story.end());

/** The story's host, drawing these codes in turn, and the last one forever. */
function drawing(...codes: readonly [string, ...string[]]): CommandHost & { readonly drawn: () => number } {
  let drawn = 0;
  const code = (): string => codes[Math.min(drawn++, codes.length - 1)] as string;
  return { ...story.host, ids: { ...story.host.ids, code }, drawn: () => drawn };
}

const title = ownWords('Checkout model answers slowly');
const who = () => ({ actor: story.sre.actor, requestId: asId<'request'>(story.host.ids.opaque()) });
const declareOn = async (host: CommandHost) => runCommand(host, declareIncident, who(), { title });

const wanted = (at: Date) => ({ title, facts: {}, isDrill: false, visibility: 'organisation' as const, at });

const openOn = async (host: CommandHost, count: number) =>
  transact(host, who(), async (ctx) =>
    ok(
      await createIncidents(
        ctx,
        Array.from({ length: count }, () => wanted(ctx.now)),
      ),
    ),
  );

const count = async (table: string): Promise<number> =>
  (await sql<{ n: number }>`select count(*)::integer as n from ${sql.table(table)}`.execute(story.host.db)).rows[0]
    ?.n ?? 0;

describe('a code that another incident has [R37]', () => {
  test('is drawn again, and the entry tells the code that the incident got', async () => {
    await declareOn(drawing('AAAAA'));
    const second = await declareOn(drawing('AAAAA', 'AAAAA', 'BBBBB'));
    expect(second).toMatchObject({ ok: true, value: { code: 'INC-BBBBB' } });
    const entries = await story.entries('incident.created');
    expect(entries.map(({ data }) => data['code'])).toEqual(['INC-AAAAA', 'INC-BBBBB']);
    expect((await readIncident(story.host.db, { code: 'INC-BBBBB' }))?.lastEntry).toBe(entries[1]?.id);
  });

  test('costs the incident none of its clocks, deadlines and pages', async () => {
    await declareOn(drawing('AAAAA'));
    const [first, due, pages] = [
      await readIncident(story.host.db, { code: 'INC-AAAAA' }),
      await count('due_work'),
      await count('pages'),
    ];
    await declareOn(drawing('AAAAA', 'BBBBB'));
    const second = await readIncident(story.host.db, { code: 'INC-BBBBB' });
    expect(second?.clocks).toEqual(first?.clocks);
    expect(await count('due_work')).toBe(2 * due);
    expect(await count('pages')).toBe(2 * pages);
  });

  test('holds up no other incident of a batch, and each is answered in its place', async () => {
    await declareOn(drawing('AAAAA'));
    // The second draws a taken code, the third the one the first has just drawn; both then draw the same code.
    const host = drawing('BBBBB', 'AAAAA', 'BBBBB', 'CCCCC', 'CCCCC', 'DDDDD');
    const opened = await openOn(host, 3);
    if (!opened.ok) throw new Error(opened.error.public);
    expect(opened.value.map(({ code }) => code)).toEqual(['INC-BBBBB', 'INC-CCCCC', 'INC-DDDDD']);
    for (const { id, code } of opened.value)
      expect(await readIncident(story.host.db, { id })).toMatchObject({ code, clocks: expect.any(Array) as unknown });
    expect(await count('incidents')).toBe(4);
  });

  test('is noticed too where another server is just committing it', async () => {
    const opened = Promise.withResolvers<undefined>();
    const release = Promise.withResolvers<undefined>();
    const first = transact(drawing('AAAAA'), who(), async (ctx) => {
      await createIncidents(ctx, [wanted(ctx.now)]);
      opened.resolve(undefined);
      await release.promise;
      return ok(undefined);
    });
    await opened.promise;
    const second = declareOn(drawing('AAAAA', 'BBBBB'));
    release.resolve(undefined);
    expect(await first).toMatchObject({ ok: true });
    expect(await second).toMatchObject({ ok: true, value: { code: 'INC-BBBBB' } });
  });

  test('is not drawn for ever: where no code is free, nothing is opened at all', async () => {
    await declareOn(drawing('AAAAA'));
    const host = drawing('AAAAA');
    await expect(openOn(host, 1)).rejects.toThrow('no free code');
    expect(host.drawn()).toBe(8);
    expect(await count('incidents')).toBe(1);
    expect(await story.entries('incident.created')).toHaveLength(1);
  });
});
