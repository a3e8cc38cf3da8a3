import { answerOf } from '@muster/api-client';
import type { Channel } from '@muster/api-client';
import { NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { CopyLine } from '../../kit/copy-line.tsx';
import { Form } from '../../kit/form/form.tsx';
import { useFields } from '../../kit/form/use-fields.tsx';
import { Panel } from '../../kit/panel.tsx';
import { GuardedButton } from '../../kit/refusal/guarded-button.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';

/** Adds a signed webhook; its signing secret is shown once. */
export function AddChannel() {
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [url, setUrl] = useState('');
  const [audience, setAudience] = useState<Channel['audience']>('room');
  const add = useMutation({
    mutationFn: () =>
      answerOf(api.POST('/v1/channels', { body: { kind: 'webhook', name: name.trim(), url: url.trim(), audience } })),
    onSuccess: () => {
      setName('');
      setUrl('');
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['channels'] }),
  });
  const fields = useFields({
    labels: { '/name': 'Name', '/url': 'Address', '/audience': 'Pages of' },
    error: add.error,
  });
  return (
    <Panel title="New webhook">
      <Form fields={fields} className="one-line" onSend={() => add.mutate()}>
        <TextInput
          {...fields.field('/name')}
          required
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          {...fields.field('/url')}
          className="grow"
          placeholder="https://pager.example/hook, or env:MUSTER_SECRET_PAGER_URL"
          required
          value={url}
          onChange={(event) => setUrl(event.currentTarget.value)}
        />
        <NativeSelect
          {...fields.field('/audience')}
          value={audience}
          onChange={(event) => setAudience(event.currentTarget.value === 'person' ? 'person' : 'room')}
          data={[
            { value: 'room', label: 'everybody: a gateway or a room' },
            { value: 'person', label: 'me alone, with my answer link' },
          ]}
        />
        <GuardedButton isBusy={add.isPending} isIdle={name.trim() === '' || url.trim() === ''} isMain>
          Add
        </GuardedButton>
      </Form>
      <ProblemNote problem={fields.note} />
      {add.data?.secret === undefined ? null : (
        <>
          <p>Its signing secret (Standard Webhooks), shown once. Give it to the receiver now:</p>
          <CopyLine text={add.data.secret} />
        </>
      )}
    </Panel>
  );
}
