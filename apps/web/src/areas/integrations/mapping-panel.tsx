import { answerOf } from '@muster/api-client';
import type { AlertMapping, Integration } from '@muster/api-client';
import { Button, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { problemOf } from '../../api/problem-of.ts';
import { Panel } from '../../kit/panel.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { readSeverityWords, writeSeverityWords } from './severity-words.ts';

/** How its alerts are read. What is left open here is read as the policy says. */
export function MappingPanel({ integration: { id, mapping } }: { integration: Integration }) {
  const queries = useQueryClient();
  const [label, setLabel] = useState(mapping.severity?.label ?? '');
  const [text, setText] = useState(writeSeverityWords(mapping.severity));
  const read = readSeverityWords(text);
  const save = useMutation({
    mutationFn: (changed: AlertMapping) =>
      answerOf(api.PUT('/v1/integrations/{id}/mapping', { params: { path: { id } }, body: { mapping: changed } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['integrations'] }),
  });
  return (
    <Panel title="Severities" aside={<span className="soft small">what is open here is read as the policy says</span>}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if ('values' in read) save.mutate(mappingOf(mapping, label.trim(), read.values));
        }}
      >
        <TextInput
          label="Label that says how bad it is"
          placeholder="severity"
          value={label}
          onChange={(event) => setLabel(event.currentTarget.value)}
        />
        <Textarea
          label="What its words mean, one a line"
          placeholder="critical = SEV-1"
          autosize
          minRows={2}
          value={text}
          error={'wrong' in read ? `“${read.wrong}” is not of the form word = SEV-1` : undefined}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <ProblemNote problem={save.error === null ? undefined : problemOf(save.error)} />
        <div>
          <Button type="submit" variant="default" loading={save.isPending} disabled={'wrong' in read}>
            {save.isSuccess ? 'Saved' : 'Save'}
          </Button>
        </div>
      </form>
    </Panel>
  );
}

function mappingOf(
  before: AlertMapping,
  label: string,
  values: NonNullable<AlertMapping['severity']>['values'] & object,
): AlertMapping {
  const severity = { ...(label === '' ? {} : { label }), ...(Object.keys(values).length === 0 ? {} : { values }) };
  return {
    ...(before.team === undefined ? {} : { team: before.team }),
    ...(Object.keys(severity).length === 0 ? {} : { severity }),
  };
}
