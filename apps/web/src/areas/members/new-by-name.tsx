import { TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Form } from '../../kit/form/form.tsx';
import { useFields } from '../../kit/form/use-fields.tsx';
import { GuardedButton } from '../../kit/refusal/guarded-button.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';

/** Makes something that needs a name and nothing else; the list it belongs to (`of`) is read again. */
export function NewByName({
  of,
  example,
  create,
}: {
  of: string;
  example: string;
  create: (name: string) => Promise<unknown>;
}) {
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const made = useMutation({
    mutationFn: () => create(name.trim()),
    onSuccess: () => setName(''),
    onSettled: () => queries.invalidateQueries({ queryKey: [of] }),
  });
  const fields = useFields({ labels: { '/name': 'Name' }, error: made.error });
  return (
    <>
      <Form fields={fields} className="one-line" onSend={() => made.mutate()}>
        <TextInput
          {...fields.field('/name')}
          placeholder={example}
          required
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <GuardedButton isBusy={made.isPending} isIdle={name.trim() === ''}>
          Create
        </GuardedButton>
      </Form>
      <ProblemNote problem={fields.note} />
    </>
  );
}
