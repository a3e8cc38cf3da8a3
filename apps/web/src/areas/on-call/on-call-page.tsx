import { answerOf } from '@muster/api-client';
import { Button, NativeSelect } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { problemOf } from '../../api/problem-of.ts';
import { Page } from '../../app/page.tsx';
import { Panel } from '../../kit/panel.tsx';
import { Person } from '../../kit/person.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { membersQuery } from '../members/member-queries.ts';
import { onCallQuery } from './on-call-queries.ts';
import './on-call.css';

/** Who is paged, in this order. A plain list for now: whoever stands here is on call until the list changes. */
export function OnCallPage() {
  const queries = useQueryClient();
  const onCall = useQuery(onCallQuery);
  const members = useQuery(membersQuery);
  const people = onCall.data?.people ?? [];
  const [chosen, setChosen] = useState('');
  const save = useMutation({
    mutationFn: (ids: readonly string[]) => answerOf(api.PUT('/v1/on-call', { body: { people: [...ids] } })),
    onSuccess: () => setChosen(''),
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['on-call'] }),
        queries.invalidateQueries({ queryKey: ['session'] }),
      ]),
  });
  const ids = people.map(({ id }) => id);
  const others = (members.data ?? []).filter(({ id, state }) => state === 'active' && !ids.includes(id));
  return (
    <Page title="On-call" lead="These people are paged, in this order, the moment an incident needs somebody.">
      <div className="inset on-call">
        <Panel title="On call now" aside={<span className="soft numbers">{people.length}</span>}>
          {onCall.isSuccess && people.length === 0 ? (
            <p className="nobody">Nobody is on call, so no page would reach anybody.</p>
          ) : null}
          <ol className="on-call-list">
            {people.map((person, at) => (
              <li key={person.id}>
                <span className="soft numbers">{at + 1}</span>
                <span className="grow">
                  <Person person={person} />
                </span>
                <Button
                  variant="default"
                  disabled={at === 0 || save.isPending}
                  onClick={() => save.mutate(movedUp(ids, at))}
                  aria-label={`Move ${person.name ?? person.initials} up`}
                >
                  Up
                </Button>
                <Button
                  variant="default"
                  disabled={save.isPending}
                  onClick={() => save.mutate(ids.filter((id) => id !== person.id))}
                >
                  Take off
                </Button>
              </li>
            ))}
          </ol>
          <form
            className="one-line"
            onSubmit={(event) => {
              event.preventDefault();
              if (chosen !== '') save.mutate([...ids, chosen]);
            }}
          >
            <NativeSelect
              label="Add"
              value={chosen}
              onChange={(event) => setChosen(event.currentTarget.value)}
              data={[
                { value: '', label: 'Choose a member' },
                ...others.map(({ id, name, initials }) => ({ value: id, label: name ?? initials })),
              ]}
            />
            <Button type="submit" disabled={chosen === ''} loading={save.isPending}>
              Put on call
            </Button>
          </form>
          <ProblemNote problem={problemIn(onCall.error ?? save.error)} />
        </Panel>
      </div>
    </Page>
  );
}

const movedUp = (ids: readonly string[], at: number): readonly string[] =>
  ids.map((id, index) => (index === at - 1 ? (ids[at] ?? id) : index === at ? (ids[at - 1] ?? id) : id));

const problemIn = (cause: unknown) => (cause === null ? undefined : problemOf(cause));
