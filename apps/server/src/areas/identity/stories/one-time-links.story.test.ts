import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startStory, type Story } from '../../../testing/story.ts';
import { renewInvitation } from '../commands/renew-invitation.ts';

let story: Story;
beforeEach(async () => {
  story = await startStory([]);
});
afterEach(async () => story.end());

const openLinks = async (): Promise<number> =>
  (await sql`select from invitations where used_at is null and voided_at is null`.execute(story.host.db)).rows.length;

test('of links made for one person at once one opens, and a second cannot be written, whoever writes it [GOV 7.7]', async () => {
  const { id } = story.engineer;
  await Promise.all(Array.from({ length: 4 }, async () => story.done(story.governance, renewInvitation, { id })));
  expect(await openLinks()).toBe(1);
  const second = sql`insert into invitations (link_hash, principal_id, created_at, expires_at)
    select sha256(link_hash), principal_id, created_at, expires_at from invitations where voided_at is null`;
  await expect(second.execute(story.host.db)).rejects.toThrow('invitations_one_opens');
});
