import { laidDown } from '../../../testing/people.ts';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Scrubbed } from '../../../kernel/scrubbed.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { startStory, type Story } from '../../../testing/story.ts';
import { addServiceAccount } from '../../../testing/people.ts';
import { judge } from '../../identity/public.ts';
import { privacyPermissions } from '../permissions.ts';
import { declareIncident } from '../../incidents/commands/declare-incident.ts';
import { revealPseudonym } from '../commands/reveal-pseudonym.ts';

let story: Story;
beforeEach(async () => {
  story = await startStory([]);
});
afterEach(async () => story.end());

const reason = ownWords('the customer must be called back');

async function tokenInTitle(title: string): Promise<string> {
  await story.done(story.sre, declareIncident, { title: title as Scrubbed });
  const { rows } = await sql<{
    title: string;
  }>`select title from incidents order by declared_at desc, id limit 1`.execute(story.host.db);
  return /[a-z]+~[\w-]+\.\w+/.exec(rows[0]?.title ?? '')?.[0] ?? '';
}

describe('whom a pseudonym stands for', () => {
  test('a responder learns it with a reason, and is on the record before they do [GOV 6.6, 7.1]', async () => {
    const token = await tokenInTitle('Jane.Doe@corp.example cannot pay');
    expect(await story.done(story.sre, revealPseudonym, { token, reason })).toEqual({
      token,
      kind: 'email',
      value: 'jane.doe@corp.example',
    });
    const [entry] = await story.entries('privacy.pseudonym_revealed');
    expect(entry).toMatchObject({ actor: story.sre.id, clause: '6.6', data: { token, kind: 'email' } });
    expect(JSON.stringify(entry)).not.toContain('jane');
  });

  test('nobody learns it of a pseudonym that stands for nothing', async () => {
    const token = await tokenInTitle('Jane.Doe@corp.example cannot pay');
    const other = `${token.slice(0, -1)}${token.endsWith('0') ? '1' : '0'}`;
    expect(await story.as(story.sre, revealPseudonym, { token: other, reason })).toMatchObject({
      ok: false,
      error: { kind: 'not_found', code: 'privacy/unknown-pseudonym' },
    });
  });

  test('a member without a role does not, and the refusal is on the record [GOV 6.6]', async () => {
    const token = await tokenInTitle('call from 203.0.113.9');
    expect(await story.as(story.bystander, revealPseudonym, { token, reason })).toMatchObject({
      ok: false,
      error: { kind: 'forbidden', clause: '6.6' },
    });
    expect(await story.entries('access.refused')).toHaveLength(1);
  });

  test('a program does not, whatever its role, and is told so beforehand in the same words [GOV 6.6]', async () => {
    const token = await tokenInTitle('call from 203.0.113.9');
    const id = await addServiceAccount(story.host, ['ml-platform-sre']);
    const actor = { kind: 'service', id, scopes: ['privacy:reveal'] } as const;
    const said = { code: 'access/people-only', clause: '6.6' };
    expect(await story.as({ actor }, revealPseudonym, { token, reason })).toMatchObject({ ok: false, error: said });
    const reader = { db: story.host.db, policies: story.host.policies() };
    const verdicts = await judge(reader, actor, [privacyPermissions.reveal], { visibility: 'organisation' });
    expect(verdicts?.get(privacyPermissions.reveal.name)).toMatchObject({ allowed: false, ...said });
  });

  test('it lies encrypted, and nowhere in clear [GOV 6.3]', async () => {
    await tokenInTitle('jane.doe@corp.example cannot pay');
    const { rows } = await sql<{ ciphertext: Buffer }>`select ciphertext from pseudonyms`.execute(story.host.db);
    expect(rows).toHaveLength(1);
    expect(rows[0]?.ciphertext.toString('latin1')).not.toContain('jane');
  });

  test('once its key is destroyed nobody learns it any more, and the record need not change', async () => {
    const token = await tokenInTitle('jane.doe@corp.example cannot pay');
    await laidDown(
      story.host,
      async (tx) =>
        void (await story.host.dataKeys.destroy(tx, { kind: 'pseudonym', id: token }, 'asked to be forgotten')),
    );
    expect(await story.as(story.sre, revealPseudonym, { token, reason })).toMatchObject({
      ok: false,
      error: { code: 'privacy/forgotten' },
    });
  });

  test('a text that is refused leaves no identity behind', async () => {
    await story.as(story.sre, declareIncident, { title: 'jane.doe@corp.example' as Scrubbed, severity: 'SEV-1' });
    const { rows } = await sql`select token from pseudonyms`.execute(story.host.db);
    expect(rows).toEqual([]);
  });
});
