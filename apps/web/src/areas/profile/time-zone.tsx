import { answerOf } from '@muster/api-client';
import { Button, NativeSelect } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { Form } from '../../kit/form/form.tsx';
import { useFields } from '../../kit/form/use-fields.tsx';
import { Panel } from '../../kit/panel.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';

/** The time zone of times in pages and mail, which have no browser to ask. */
export function TimeZone({ zone }: { zone: string | undefined }) {
  const queries = useQueryClient();
  const here = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const [chosen, setChosen] = useState(zone ?? '');
  const save = useMutation({
    mutationFn: () => answerOf(api.PUT('/v1/session/time-zone', { body: chosen === '' ? {} : { timeZone: chosen } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['session'] }),
  });
  const fields = useFields({ labels: { '/timeZone': 'Zone' }, error: save.error });
  const zones = [...new Set([here, ...(zone === undefined ? [] : [zone]), ...Intl.supportedValuesOf('timeZone')])];
  return (
    <Panel title="Time zone">
      <p>
        Pages, mail and the screen behind an answer link show times in this zone; all other screens use your browser’s
        zone.
      </p>
      <Form fields={fields} className="one-line" onSend={() => save.mutate()}>
        <NativeSelect
          {...fields.field('/timeZone')}
          value={chosen}
          onChange={(event) => setChosen(event.currentTarget.value)}
          data={[
            { value: '', label: 'UTC' },
            ...zones.map((name) => ({ value: name, label: name === here ? `${name} (here)` : name })),
          ]}
        />
        <Button type="submit" variant="default" loading={save.isPending} disabled={chosen === (zone ?? '')}>
          Save
        </Button>
      </Form>
      <ProblemNote problem={fields.note} />
    </Panel>
  );
}
