import { answerOf } from '@muster/api-client';
import { Button, PasswordInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { problemOf } from '../../api/problem-of.ts';
import { Panel } from '../../kit/panel.tsx';
import { isNamed } from '../../kit/refusal/field-words.ts';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { endedWords } from './ended-words.ts';

const nothing = { current: '', next: '', again: '' };

/** A new password in place of the current one (GOV 7.7). What is typed is gone once it was taken. */
export function ChangePassword({ email }: { email: string }) {
  const [typed, setTyped] = useState(nothing);
  const [isTried, setTried] = useState(false);
  const change = useMutation({
    mutationFn: () =>
      answerOf(api.POST('/v1/session/password', { body: { currentPassword: typed.current, password: typed.next } })),
    onSuccess: () => {
      setTyped(nothing);
      setTried(false);
    },
  });
  const problem = change.error === null ? undefined : problemOf(change.error);
  const isSame = typed.next === typed.again;
  const field = (name: keyof typeof nothing) => ({
    required: true,
    value: typed[name],
    onChange: ({ currentTarget: { value } }: React.ChangeEvent<HTMLInputElement>) =>
      setTyped((before) => ({ ...before, [name]: value })),
  });
  return (
    <Panel title="Password">
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (isSame) change.mutate();
          else change.reset();
        }}
      >
        {/* Tells a password manager whose password it is. */}
        <input type="text" autoComplete="username" value={email} readOnly hidden />
        <PasswordInput
          label="Current password"
          autoComplete="current-password"
          error={isNamed(problem, '/currentPassword')}
          {...field('current')}
        />
        <PasswordInput
          label="New password"
          description="A long sentence is best; 72 bytes at most."
          autoComplete="new-password"
          error={isNamed(problem, '/password')}
          {...field('next')}
        />
        <PasswordInput
          label="New password, once more"
          autoComplete="new-password"
          error={isTried && !isSame ? 'This is not the new password above.' : undefined}
          {...field('again')}
        />
        <ProblemNote problem={problem} />
        {change.isSuccess ? <p role="status">{endedWords(change.data.endedSessions)}</p> : null}
        <div>
          <Button type="submit" loading={change.isPending}>
            Change password
          </Button>
        </div>
        <p className="soft small">You stay signed in here. Everywhere else you will be signed out.</p>
      </form>
    </Panel>
  );
}
