import type { AreaReads, Person, WaitingPage } from '../../../platform/manifest-queries.ts';
import { owedByCommander } from '../store/obligations.ts';

const SHOWN = { most: 50 };

/** Open obligations on incidents this person commands, whether or not the incidents' clocks are met. */
export async function obligationsWaiting({ db }: Pick<AreaReads, 'db'>, person: Person): Promise<WaitingPage> {
  const owed = await owedByCommander(db, person.id, SHOWN.most);
  return {
    items: owed.map(({ code, title, what, page, clause, dueAt }) => ({
      kind: 'obligation',
      thing: { kind: 'incident', id: code },
      title: `${what}: ${title}`,
      does: 'Open',
      page: page ?? `/incidents/${code}`,
      command: `muster incident show ${code}`,
      clause,
      ...(dueAt === undefined ? {} : { dueAt: dueAt.toISOString() }),
    })),
    isCut: owed.length >= SHOWN.most,
  };
}
