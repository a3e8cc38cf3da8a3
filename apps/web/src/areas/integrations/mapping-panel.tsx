import { answerOf } from '@muster/api-client';
import type { AlertMapping, Integration, Team } from '@muster/api-client';
import { Button, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { problemOf } from '../../api/problem-of.ts';
import { Panel } from '../../kit/panel.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { mappingOf } from './mapping-of.ts';
import { readSeverityWords, writeSeverityWords } from './severity-words.ts';
import { readTeamWords, writeTeamWords } from './team-words.ts';
import './mapping-panel.css';

type Props = { integration: Integration; teams: readonly Team[] };

/** How its alerts are read: how bad they are, and whose. What is left open here is read as the policy says. */
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
      answerOf(api.PUT('/v1/integrations/{id}/mapping', { params: { path: { id } }, body: { mapping: next } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['integrations'] }),
  });
  return (
    <Panel
      title="How its alerts are read"
      aside={<span className="soft small">what is open here is read as the policy says</span>}
    >
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (changed !== undefined) save.mutate(changed);
        }}
      >
        <div className="mapping">
          <div className="stack">
            <TextInput
              label="Label that says how bad it is"
              placeholder="severity"
              value={severityLabel}
              onChange={(event) => setSeverityLabel(event.currentTarget.value)}
            />
            <Textarea
              label="What its words mean, one a line"
              placeholder="critical = SEV-1"
              autosize
              minRows={2}
              value={severityText}
              error={'wrong' in severities ? `“${severities.wrong}” is not of the form word = SEV-1` : undefined}
              onChange={(event) => setSeverityText(event.currentTarget.value)}
            />
          </div>
          <div className="stack">
            <TextInput
              label="Label that says whose it is"
              placeholder="team"
              value={teamLabel}
              error={isUnlabelled ? 'Name the label that these words stand in' : undefined}
              onChange={(event) => setTeamLabel(event.currentTarget.value)}
            />
            <Textarea
              label="Which team each word means, one a line"
              placeholder={`fraud = ${teams[0]?.name ?? 'Fraud models'}`}
              autosize
              minRows={2}
              value={teamText}
              error={'wrong' in routed ? `“${routed.wrong}” names no team; teams are under Members` : undefined}
              onChange={(event) => setTeamText(event.currentTarget.value)}
            />
          </div>
        </div>
        <ProblemNote problem={save.error === null ? undefined : problemOf(save.error)} />
        <div>
          <Button
            type="submit"
            variant="default"
            loading={save.isPending}
            disabled={changed === undefined || isUnlabelled}
          >
            {save.isSuccess ? 'Saved' : 'Save'}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
