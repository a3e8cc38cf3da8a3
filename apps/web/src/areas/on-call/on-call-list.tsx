import { answerOf } from '@muster/api-client';
import type { Person as PersonShape } from '@muster/api-client';
import { NativeSelect } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { Form } from '../../kit/form/form.tsx';
import { useFields } from '../../kit/form/use-fields.tsx';
import { Person } from '../../kit/person.tsx';
import { GuardedButton } from '../../kit/refusal/guarded-button.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { membersQuery } from '../members/member-queries.ts';
import { useSession } from '../session/use-session.ts';
import { whoMayBeAdded } from './who-may-be-added.ts';

/** The people on call in order: move up, remove, and append. */
export function OnCallList({ people, mayPutSelf }: { people: readonly PersonShape[]; mayPutSelf: boolean }) {
  const queries = useQueryClient();
  const members = useQuery(membersQuery);
  const [chosen, setChosen] = useState('');
  const save = useMutation({
    mutationFn: (ids: readonly string[]) => answerOf(api.POST('/v1/on-call/set', { body: { people: [...ids] } })),
    onSuccess: () => setChosen(''),
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['on-call'] }),
        queries.invalidateQueries({ queryKey: ['session'] }),
      ]),
  });
  const ids = people.map(({ id }) => id);
  const reader = useSession()?.principal.id;
  const others = whoMayBeAdded({ members: members.data ?? [], onCall: ids, reader, mayPutSelf });
  // The whole list is sent, with the added person last.
  const added = `/people/${ids.length}`;
  const fields = useFields<string>({ labels: { [added]: 'Add' }, error: save.error });
  return (
    <>
      <ol className="on-call-list">
        {people.map((person, at) => (
          <li key={person.id}>
            <span className="soft numbers">{at + 1}</span>
            <span className="grow">
              <Person person={person} />
            </span>
            <GuardedButton
              isIdle={at === 0 || save.isPending}
              onAct={() => save.mutate(movedUp(ids, at))}
              label={`Move ${person.name ?? person.initials} up`}
            >
              Up
            </GuardedButton>
            <GuardedButton
              isIdle={save.isPending}
              onAct={() => save.mutate(ids.filter((id) => id !== person.id))}
              label={`Remove ${person.name ?? person.initials}`}
            >
              Remove
            </GuardedButton>
          </li>
        ))}
      </ol>
      {members.isSuccess && others.length === 0 ? (
        <p className="soft small">There is nobody else to put on call. Invite somebody under Members.</p>
      ) : null}
      <Form
        fields={fields}
        className="one-line"
        onSend={() => {
          if (chosen !== '') save.mutate([...ids, chosen]);
        }}
      >
        <NativeSelect
          {...fields.field(added)}
          value={chosen}
          onChange={(event) => setChosen(event.currentTarget.value)}
          data={[
            { value: '', label: 'Choose a member' },
            ...others.map(({ id, name, initials }) => ({ value: id, label: name ?? initials })),
          ]}
        />
        <GuardedButton isIdle={chosen === ''} isBusy={save.isPending} isMain>
          Put on call
        </GuardedButton>
      </Form>
      <ProblemNote problem={fields.note} />
    </>
  );
}

const movedUp = (ids: readonly string[], at: number): readonly string[] =>
  ids.map((id, index) => (index === at - 1 ? (ids[at] ?? id) : index === at ? (ids[at - 1] ?? id) : id));
