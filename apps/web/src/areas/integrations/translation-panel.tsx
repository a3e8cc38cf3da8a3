import type { IntegrationPage, TranslationTried } from '@muster/api-client';
import { answerOf } from '@muster/api-client';
import { NativeSelect, Textarea } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { newIdempotencyKey } from '../../api/retry-safe.ts';
import { VerbButton } from '../../declared/verb-button.tsx';
import { Form } from '../../kit/form/form.tsx';
import { useFields } from '../../kit/form/use-fields.tsx';
import { Panel } from '../../kit/panel.tsx';
import { GuardedButton } from '../../kit/refusal/guarded-button.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { SeverityMark } from '../../kit/severity-mark.tsx';
import { AlertLabels } from '../alerts/alert-labels.tsx';
import { keptQuery, receivedQuery } from './integration-queries.ts';

const mono = { input: { fontFamily: 'var(--mono)' } };

/** Which parts of its JSON are alerts: edited, tried on a received body, then put in force. */
export function TranslationPanel({ integration }: { integration: IntegrationPage }) {
  const { id, settings, may } = integration;
  const [translation, setTranslation] = useState(settings.translation ?? '');
  const [pasted, setPasted] = useState<string | undefined>();
  const [chosen, setChosen] = useState('');
  const received = useQuery(receivedQuery(id));
  const kept = useQuery({ ...keptQuery(id, chosen), enabled: chosen !== '' });
  const payload = pasted ?? kept.data?.told ?? '';
  const attempt = useMutation({
    mutationFn: () =>
      answerOf(
        api.POST('/v1/integrations/try-translation', {
          params: { header: { 'idempotency-key': newIdempotencyKey() } },
          body: { translation, payload, integrationId: id },
        }),
      ),
  });
  const fields = useFields({
    labels: {
      '/translation': 'Translation, one field per line, such as name: item.title',
      '/payload': 'A body as the sender sends it',
    },
    error: attempt.error,
    mistakes: {
      ...(translation.trim() === '' ? { '/translation': 'This field is required.' } : {}),
      ...(payload.trim() === '' ? { '/payload': 'Paste a body, or choose a received one.' } : {}),
    },
  });
  return (
    <Panel title="Translation" aside={<span className="soft small">CEL over body and item; # starts a comment</span>}>
      <Form fields={fields} onSend={() => attempt.mutate()}>
        <Textarea
          {...fields.field('/translation')}
          value={translation}
          onChange={(event) => setTranslation(event.currentTarget.value)}
          autosize
          minRows={5}
          maxLength={10_000}
          styles={mono}
        />
        <NativeSelect
          label="Try it on a received body"
          value={chosen}
          onChange={(event) => {
            setChosen(event.currentTarget.value);
            setPasted(undefined);
          }}
          data={[
            { value: '', label: 'a body pasted below' },
            ...(received.data ?? [])
              .filter((each) => each.kept)
              .map((each) => ({ value: each.id, label: `${each.receivedAt} · ${each.outcome}` })),
          ]}
        />
        <Textarea
          {...fields.field('/payload')}
          value={payload}
          onChange={(event) => setPasted(event.currentTarget.value)}
          autosize
          minRows={4}
          maxRows={16}
          maxLength={100_000}
          styles={mono}
        />
        <ProblemNote problem={fields.note} />
      </Form>
      <div className="row">
        <GuardedButton may={may.change} onAct={() => attempt.mutate()} isBusy={attempt.isPending}>
          Try it
        </GuardedButton>
        <VerbButton
          verb="integration.change-translation"
          may={may.change}
          acted={{ key: { id } }}
          given={{ translation }}
          isMain
        >
          Use this translation
        </VerbButton>
      </div>
      {attempt.data === undefined ? null : <Tried tried={attempt.data} />}
    </Panel>
  );
}

function Tried({ tried: { alerts, leftOut, notes, group } }: { tried: TranslationTried }) {
  return (
    <div className="stack" role="status">
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
      {leftOut.map((what) => (
        <p key={what}>Left out: {what}.</p>
      ))}
      {alerts.map(({ name, state, severity, labels, fingerprint }) => (
        <p key={fingerprint}>
          {severity === undefined ? <span className="soft">unclassified</span> : <SeverityMark severity={severity} />}{' '}
          <span className="strong">{name}</span> <span className="soft">{state}</span> <AlertLabels labels={labels} />
        </p>
      ))}
      {alerts.length === 0 ? null : (
        <p className="soft small">
          {alerts.length === 1 ? 'It joins' : 'They join'} the open incident of the group <code>{group}</code>. If there
          is none, one is opened.
        </p>
      )}
    </div>
  );
}
