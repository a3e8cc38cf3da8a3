import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { asId } from '../../../kernel/ids.ts';
import { ok } from '../../../kernel/result.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { readerService } from '../../../platform/access/access.ts';
import { transact } from '../../../platform/commands/transact.ts';
import { rewriteTables, type Rewritten, type WalAge } from '../../../platform/database/rewrite-tables.ts';
import { hooksService, joinHooks } from '../../../platform/hooks.ts';
import { openErasureJournal } from '../../../platform/personal-data/erasure-journal.ts';
import type { PersonalDataPlace } from '../../../platform/personal-data/place.ts';
import { startStory, type Story } from '../../../testing/story.ts';
import { createPeople, memberData } from '../../identity/public.ts';
import { peopleService } from '../../identity/services.ts';
import { dataSubjectsArea } from '../area.ts';
import { erasureItemList, erasureList } from '../queries/list-erasures.ts';
import { registerDataSubjectReactions } from '../reactions/register.ts';
import type { DataSubjects } from '../parts.ts';

/** Notes about people, as any area may store them: each has its own key and a processing record. */
function notesPlace(): PersonalDataPlace & { dieAt: string | undefined } {
  return {
    name: 'notes',
    holds: 'notes',
    tables: [],
    dieAt: undefined,
    keyOf: (ref) => ({ kind: 'note', id: ref }),
    find: async (_db, _parts, { called }) => called.flatMap((each) => [`${each.length}-a`, `${each.length}-b`]),
    tell: async (_db, _parts, ref) => ({ note: ref }),
    async forget(ctx, { dataKeys }, ref) {
      const done = await dataKeys.destroy(ctx.tx, { kind: 'note', id: ref }, 'a note');
      if (this.dieAt === ref) throw new Error('killed');
      return done === 'already' ? 'already' : 'forgotten';
    },
    forgottenIn: () => [],
  };
}

/** A story with its own journal, and a write-ahead log whose age the test sets. */
export async function startSubjectStory() {
  const folder = mkdtempSync(join(tmpdir(), 'journal-'));
  const notes = notesPlace();
  const journal = openErasureJournal({ path: folder, kind: 'private' });
  const state = {
    rewritten: undefined as Rewritten | undefined,
    age: 'gone' as WalAge,
    tables: [] as (readonly string[])[],
    dieAtJournal: false,
  };
  // A getter, because the host exists only once the story has started.
  const parts: DataSubjects = {
    get host() {
      return story.host;
    },
    get keys() {
      return { dataKeys: story.host.dataKeys, ring: story.host.ring };
    },
    places: () => [memberData, notes],
    journal: {
      read: () => journal.read(),
      note: (erased) => {
        if (state.dieAtJournal) throw new Error('killed');
        journal.note(erased);
      },
    },
    files: {
      rewrite: async (tables) => {
        state.tables.push(tables);
        return state.rewritten ?? rewriteTables(story.host.database.targets.owner, tables);
      },
      age: async () => state.age,
    },
  };
  const story: Story = await startStory([registerDataSubjectReactions(parts)]);
  const { host } = story;
  const people = createPeople({ dataKeys: host.dataKeys, ring: host.ring });
  host.services.give(peopleService, people);
  const { hooks } = dataSubjectsArea(parts);
  host.services.give(
    hooksService,
    joinHooks(() => [hooks]),
  );
  const asked = (key: object = {}) =>
    ({ actor: story.governance.actor, key, filters: {}, after: undefined, limit: 50 }) as never;
  return {
    story,
    parts,
    notes,
    state,
    journal,
    people,
    /** Gives somebody a name and an e-mail address. */
    name: async (id: string, email: string) =>
      transact(host, { actor: { kind: 'system', part: 'setup' }, requestId: asId('r') }, async (ctx) =>
        ok(await people.keep(ctx.tx, asId<'principal'>(id), { name: 'Ann Canary', email })),
      ),
    list: async () => (await erasureList.page(host.services.use, asked())).items as readonly Record<string, unknown>[],
    items: async (id: string) =>
      (await erasureItemList.page(host.services.use, asked({ id }))).items as readonly Record<string, unknown>[],
    keysLeft: async () => {
      const { db } = host.services.use(readerService)();
      const { rows } = await sql<{ id: string }>`
        select subject_id as id from data_keys where subject_kind = 'note' and wrapped_key is not null`.execute(db);
      return rows.map(({ id }) => id);
    },
    because: ownWords('asked by letter'),
    end: async () => {
      await story.end();
      rmSync(folder, { recursive: true });
    },
  };
}
