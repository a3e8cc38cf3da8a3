import { answerOf } from '@muster/api-client';
import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { problemOf } from '../../api/problem-of.ts';
import { CopyLine } from '../../kit/copy-line.tsx';
import { Panel } from '../../kit/panel.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';

/** Adds a signed webhook; its signing secret is shown once. */
export function AddChannel() {
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [url, setUrl] = useState('');
  const add = useMutation({
    mutationFn: () =>
      answerOf(api.POST('/v1/channels', { body: { kind: 'webhook', name: name.trim(), url: url.trim() } })),
    onSuccess: () => {
      setName('');
      setUrl('');
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['channels'] }),
  });
  return (
    <Panel title="New webhook">
      <form
        className="one-line"
        onSubmit={(event) => {
          event.preventDefault();
          add.mutate();
        }}
      >
        <TextInput label="Name" required value={name} onChange={(event) => setName(event.currentTarget.value)} />
        <TextInput
          label="Address"
          className="grow"
          placeholder="https://pager.example/hook, or env:MUSTER_SECRET_PAGER_URL"
          required
          value={url}
          onChange={(event) => setUrl(event.currentTarget.value)}
        />
        <Button type="submit" loading={add.isPending} disabled={name.trim() === '' || url.trim() === ''}>
          Add
        </Button>
      </form>
      <ProblemNote problem={add.error === null ? undefined : problemOf(add.error)} />
      {add.data?.secret === undefined ? null : (
        <>
          <p>Its signing secret (Standard Webhooks), shown once. Give it to the receiver now:</p>
          <CopyLine text={add.data.secret} />
        </>
      )}
    </Panel>
  );
}
