import { roleTitle } from '@muster/policy';
import type { AreaReads, Person, WaitingPage } from '../../../platform/manifest-queries.ts';
import { raciReader } from '../room.ts';
import { lineOf, questionsTo } from './act-views.ts';

/** The questions put to this person's roles, for the overview. */
export async function questionsWaiting({ use }: AreaReads, person: Person): Promise<WaitingPage> {
  const reader = raciReader(use);
  const policy = reader.policies.current;
  return {
    items: (await questionsTo(reader, person)).map(({ act, consultation }) => ({
      kind: consultation.letter === 'C' ? 'advise' : 'ratify',
      thing: { kind: 'consultation', id: consultation.id },
      title: `${lineOf(policy, act)}: ${roleTitle(policy, consultation.role)} is asked ${consultation.letter === 'C' ? 'for advice' : 'to ratify it'}`,
      does: consultation.letter === 'C' ? 'Answer' : 'Ratify',
      page: '/acts',
      command: `muster consultation ${consultation.letter === 'C' ? 'answer' : 'ratify'} ${consultation.id}`,
      clause: act.clause,
      dueAt: consultation.dueAt.toISOString(),
    })),
  };
}
