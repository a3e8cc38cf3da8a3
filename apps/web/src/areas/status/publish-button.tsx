import { answerOf, type Incident } from '@muster/api-client';
import { NativeSelect } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { FieldInput, type InputProps } from '../../declared/field-input.tsx';
import { VerbDialog } from '../../declared/verb-button.tsx';
import { GuardedButton } from '../../kit/refusal/guarded-button.tsx';

const templatesQuery = queryOptions({
  queryKey: ['update-templates'],
  queryFn: async () => (await answerOf(api.GET('/v1/update-templates'))).items,
});

/** Publishes text for everybody, optionally starting from a template. */
export function PublishButton({ incident: { code, may } }: { incident: Incident }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <GuardedButton may={may.update} onAct={() => setOpen(true)}>
        Publish for everybody
      </GuardedButton>
      {isOpen ? (
        <VerbDialog name="incident.publish" acted={{ key: { code } }} onClose={() => setOpen(false)} inputs={inputs} />
      ) : null}
    </>
  );
}

const inputs = { text: (given: InputProps) => <WordsInput {...given} /> };

/**
 * The text, optionally from a template. Stakeholder templates are not offered, since this text leaves the organisation.
 */
function WordsInput(given: InputProps) {
  const templates = (useQuery(templatesQuery).data ?? []).filter(({ audience }) => audience === 'public');
  return (
    <>
      {templates.length === 0 ? null : (
        <NativeSelect
          label="Begin with a template"
          data={[{ value: '', label: 'None' }, ...templates.map(({ id, name }) => ({ value: id, label: name }))]}
          onChange={({ currentTarget: { value } }) => {
            const chosen = templates.find(({ id }) => id === value);
            if (chosen !== undefined) given.onChange(chosen.text);
          }}
        />
      )}
      <FieldInput {...given} />
    </>
  );
}
