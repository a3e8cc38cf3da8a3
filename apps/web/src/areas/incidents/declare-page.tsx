import { answerOf, type DeclareRequest, type Facts, type Severity, type Team } from '@muster/api-client';
import { Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { BusyButton } from '../../kit/busy-button.tsx';
import { api } from '../../api/client.ts';
import { newIdempotencyKey } from '../../api/retry-safe.ts';
import { Page } from '../../app/page.tsx';
import { Form } from '../../kit/form/form.tsx';
import { useFields } from '../../kit/form/use-fields.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { teamsQuery } from '../members/member-queries.ts';
import { ClassificationPreview, useJudgedFacts } from './classification-preview.tsx';
import { FactsFields, useFactLabels } from './facts-fields.tsx';
import { SeenBeforePanel } from '../postmortems/seen-before-panel.tsx';
import { ServiceField } from './service-field.tsx';
import { severitiesThatCount } from './severities-that-count.ts';
import { nobodys, whoseRequest, type Whose } from './whose.ts';
import { WhoseFields } from './whose-fields.tsx';
import './declare.css';

/** Declares in ten seconds: a title is enough; facts only refine the severity (R36). */
export function DeclarePage() {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [title, setTitle] = useState('');
  const [description, setDescription] = useState('');
  const [facts, setFacts] = useState<Facts>({});
  const [wanted, setWanted] = useState<{ severity: Severity | ''; reason: string }>({ severity: '', reason: '' });
  const [service, setService] = useState('');
  const judged = useJudgedFacts(facts, service.trim());
  const offered = severitiesThatCount(judged);
  // A chosen severity that the facts have overtaken is kept, in case the facts are changed back.
  const raised = offered.some((severity) => severity === wanted.severity)
    ? wanted
    : { ...wanted, severity: '' as const };
  const [whose, setWhose] = useState(nobodys);
  const teams = useQuery(teamsQuery).data ?? [];
  const [isDrill, setDrill] = useState(false);
  const [idempotencyKey] = useState(newIdempotencyKey);
  const declare = useMutation({
    mutationFn: (body: DeclareRequest) =>
      answerOf(api.POST('/v1/incidents', { params: { header: { 'idempotency-key': idempotencyKey } }, body })),
    onSuccess: async ({ code }) => {
      await queries.invalidateQueries({ queryKey: ['incidents'] });
      await navigate({ to: '/incidents/$code', params: { code } });
    },
  });
  const fields = useFields<string>({
    labels: {
      '/title': 'What is wrong',
      '/description': 'Description',
      '/service': 'Affected service',
      '/teamId': 'Team',
      '/visibility': 'Private to the team',
      '/severity': 'Severity at least',
      ...(raised.severity === '' ? {} : { '/reason': 'Why' }),
      ...useFactLabels(),
    },
    error: declare.error,
  });
  return (
    <Page
      title="Declare an incident"
      lead="A title is enough. Clocks start and people are paged the moment you declare; everything else can follow."
    >
      <Form
        fields={fields}
        className="declare inset"
        onSend={() => declare.mutate(requestOf({ title, description, facts, service, raised, whose, teams, isDrill }))}
      >
        <div className="stack">
          <TextInput
            {...fields.field('/title')}
            placeholder="Fraud model p99 over 2 s"
            required
            data-autofocus
            autoFocus
            maxLength={200}
            value={title}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
          <div className="row">
            <BusyButton type="submit" isBusy={declare.isPending} disabled={title.trim() === ''}>
              Declare now
            </BusyButton>
            <Checkbox
              label="A drill, kept apart from real incidents"
              checked={isDrill}
              onChange={(event) => setDrill(event.currentTarget.checked)}
            />
          </div>
          <ProblemNote problem={fields.note} />
          <SeenBeforePanel title={title} service={service.trim()} />
          <ServiceField {...fields.field('/service')} value={service} onChange={setService} />
          <details>
            <summary>What you know</summary>
            <FactsFields facts={facts} onChange={setFacts} fields={fields} />
          </details>
          {teams.length === 0 ? null : (
            <details>
              <summary>Team and visibility</summary>
              <WhoseFields teams={teams} whose={whose} onChange={setWhose} fields={fields} />
            </details>
          )}
          <details>
            <summary>Add details or raise the severity</summary>
            <div className="stack declare-more">
              <Textarea
                {...fields.field('/description')}
                autosize
                minRows={3}
                value={description}
                onChange={(event) => setDescription(event.currentTarget.value)}
              />
              <NativeSelect
                {...fields.field('/severity')}
                description={
                  offered.length === 0
                    ? `The facts already say ${judged?.severity}, the highest severity.`
                    : 'Can only raise the severity. The reason goes on the record.'
                }
                disabled={offered.length === 0}
                data={[{ value: '', label: 'as the facts say' }, ...offered]}
                value={raised.severity}
                onChange={(event) => setWanted({ ...wanted, severity: event.currentTarget.value as Severity | '' })}
              />
              {raised.severity === '' ? null : (
                <TextInput
                  {...fields.field('/reason')}
                  required
                  value={raised.reason}
                  onChange={(event) => setWanted({ ...wanted, reason: event.currentTarget.value })}
                />
              )}
            </div>
          </details>
        </div>
        <ClassificationPreview facts={facts} service={service.trim()} />
      </Form>
    </Page>
  );
}

type Given = {
  title: string;
  description: string;
  facts: Facts;
  service: string;
  raised: { severity: Severity | ''; reason: string };
  whose: Whose;
  teams: readonly Team[];
  isDrill: boolean;
};

function requestOf({ title, description, facts, service, raised, whose, teams, isDrill }: Given): DeclareRequest {
  return {
    title: title.trim(),
    ...(description.trim() === '' ? {} : { description: description.trim() }),
    ...(Object.keys(facts).length === 0 ? {} : { facts }),
    ...(service.trim() === '' ? {} : { service: service.trim() }),
    ...(raised.severity === '' ? {} : { severity: raised.severity, reason: raised.reason.trim() }),
    ...whoseRequest(whose, teams),
    ...(isDrill ? { drill: true } : {}),
  };
}
