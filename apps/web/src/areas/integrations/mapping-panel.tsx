import { answerOf } from '@muster/api-client';
import type { AlertMapping, Integration, Team } from '@muster/api-client';
import { Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { Form } from '../../kit/form/form.tsx';
import { useFields } from '../../kit/form/use-fields.tsx';
import { Panel } from '../../kit/panel.tsx';
import { GuardedButton } from '../../kit/refusal/guarded-button.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { mappingOf } from './mapping-of.ts';
import { readSeverityWords, writeSeverityWords } from './severity-words.ts';
import { readTeamWords, writeTeamWords } from './team-words.ts';
import './mapping-panel.css';

type Props = { integration: Integration; teams: readonly Team[] };

/** Alert mapping: severity and team. The policy decides whatever is left empty. */
export function MappingPanel({ integration: { id, mapping }, teams }: Props) {
  const queries = useQueryClient();
  const [severityLabel, setSeverityLabel] = useState(mapping.severity?.label ?? '');
  const [severityText, setSeverityText] = useState(writeSeverityWords(mapping.severity));
  const [teamLabel, setTeamLabel] = useState(mapping.team?.label ?? '');
  const [teamText, setTeamText] = useState(writeTeamWords(mapping.team, teams));
  const severities = readSeverityWords(severityText);
  const routed = readTeamWords(teamText, teams);
  const changed =
    'wrong' in severities || 'wrong' in routed
      ? undefined
      : mappingOf({
          severityLabel: severityLabel.trim(),
          severities: severities.values,
          teamLabel: teamLabel.trim(),
          teams: routed.values,
        });
  const isUnlabelled = teamLabel.trim() === '' && teamText.trim() !== '';
  const save = useMutation({
    mutationFn: (next: AlertMapping) =>
      answerOf(api.POST('/v1/integrations/{id}/change-mapping', { params: { path: { id } }, body: { mapping: next } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['integrations'] }),
  });
  const fields = useFields({
    labels: {
      '/mapping/severity/label': 'Severity label',
      '/mapping/severity/values': 'Severity of each value, one per line',
      '/mapping/team/label': 'Team label',
      '/mapping/team/values': 'Team of each value, one per line',
    },
    error: save.error,
    mistakes: {
      ...('wrong' in severities
        ? { '/mapping/severity/values': `“${severities.wrong}” is not in the form value = SEV-1.` }
        : {}),
      ...(isUnlabelled ? { '/mapping/team/label': 'Enter the label that has these values.' } : {}),
      ...('wrong' in routed
        ? {
            '/mapping/team/values': `“${routed.wrong}” is not in the form value = team, or there is no such team. Teams are listed under Members.`,
          }
        : {}),
    },
  });
  return (
    <Panel title="Alert mapping" aside={<span className="soft small">fields left empty follow the policy</span>}>
      <Form
        fields={fields}
        onSend={() => {
          if (changed !== undefined) save.mutate(changed);
        }}
      >
        <div className="mapping">
          <div className="stack">
            <TextInput
              {...fields.field('/mapping/severity/label')}
              placeholder="severity"
              value={severityLabel}
              onChange={(event) => setSeverityLabel(event.currentTarget.value)}
            />
            <Textarea
              {...fields.field('/mapping/severity/values')}
              placeholder="critical = SEV-1"
              autosize
              minRows={2}
              value={severityText}
              onChange={(event) => setSeverityText(event.currentTarget.value)}
            />
          </div>
          <div className="stack">
            <TextInput
              {...fields.field('/mapping/team/label')}
              placeholder="team"
              value={teamLabel}
              onChange={(event) => setTeamLabel(event.currentTarget.value)}
            />
            <Textarea
              {...fields.field('/mapping/team/values')}
              placeholder={`fraud = ${teams[0]?.name ?? 'Fraud models'}`}
              autosize
              minRows={2}
              value={teamText}
              onChange={(event) => setTeamText(event.currentTarget.value)}
            />
          </div>
        </div>
        <ProblemNote problem={fields.note} />
        <div>
          <GuardedButton isBusy={save.isPending}>{save.isSuccess ? 'Saved' : 'Save'}</GuardedButton>
        </div>
      </Form>
    </Panel>
  );
}
