import { answerOf } from '@muster/api-client';
import { PasswordInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { BusyButton } from '../../kit/busy-button.tsx';
import { api } from '../../api/client.ts';
import { Form } from '../../kit/form/form.tsx';
import { useFields } from '../../kit/form/use-fields.tsx';
import { Panel } from '../../kit/panel.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { endedWords } from './ended-words.ts';

const nothing = { current: '', next: '', again: '' };

/** Replaces the current password (GOV 7.7). The inputs are cleared on success. */
export function ChangePassword({ email }: { email: string }) {
  const [typed, setTyped] = useState(nothing);
  const change = useMutation({
    mutationFn: () =>
      answerOf(api.POST('/v1/session/password', { body: { currentPassword: typed.current, password: typed.next } })),
    onSuccess: () => setTyped(nothing),
  });
  const fields = useFields({
    labels: {
      '/currentPassword': 'Current password',
      '/password': 'New password',
      '/again': 'Repeat the new password',
    },
    error: change.error,
    mistakes: typed.next === typed.again ? {} : { '/again': 'The passwords do not match.' },
  });
  const typing = (name: keyof typeof nothing) => ({
    required: true,
    value: typed[name],
    onChange: ({ currentTarget: { value } }: React.ChangeEvent<HTMLInputElement>) =>
      setTyped((before) => ({ ...before, [name]: value })),
  });
  return (
    <Panel title="Password">
      <Form fields={fields} onSend={() => change.mutate()}>
        {/* Tells password managers which account it is for. */}
        <input type="text" autoComplete="username" value={email} readOnly hidden />
        <PasswordInput {...fields.field('/currentPassword')} autoComplete="current-password" {...typing('current')} />
        <PasswordInput
          {...fields.field('/password')}
          description="A long sentence is best; 72 bytes at most."
          autoComplete="new-password"
          {...typing('next')}
        />
        <PasswordInput {...fields.field('/again')} autoComplete="new-password" {...typing('again')} />
        <ProblemNote problem={fields.note} />
        {change.isSuccess ? <p role="status">{endedWords(change.data.endedSessions)}</p> : null}
        <div>
          <BusyButton type="submit" isBusy={change.isPending}>
            Change password
          </BusyButton>
        </div>
        <p className="soft small">You stay signed in here and are signed out everywhere else.</p>
      </Form>
    </Panel>
  );
}
