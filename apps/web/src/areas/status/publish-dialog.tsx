import { answerOf } from '@muster/api-client';
import { NativeSelect } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { FieldInput, type InputProps } from '../../declared/field-input.tsx';
import { VerbDialog } from '../../declared/verb-button.tsx';

const templatesQuery = queryOptions({
  queryKey: ['update-templates'],
  queryFn: async () => (await answerOf(api.GET('/v1/update-templates'))).items,
});

/** The words for everybody, begun with those of a template where there are some. */
export function PublishDialog({ code, onClose }: { code: string; onClose: () => void }) {
  return <VerbDialog name="incident.publish" acted={{ key: { code } }} onClose={onClose} inputs={inputs} />;
}

const inputs = { text: (given: InputProps) => <WordsInput {...given} /> };

/** The words, after which template they begin: one for stakeholders is not offered here, since these words leave. */
function WordsInput(given: InputProps) {
  const templates = (useQuery(templatesQuery).data ?? []).filter(({ audience }) => audience === 'public');
  return (
    <>
      {templates.length === 0 ? null : (
        <NativeSelect
          label="Start from a template"
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
