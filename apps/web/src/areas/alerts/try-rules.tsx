import type { May, RoutingTried, RoutingVersion } from '@muster/api-client';
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
import { teamsQuery } from '../members/member-queries.ts';

/** Writes rules, tries them on past alerts, runs them in shadow mode and publishes them. */
export function TryRules({ active, may }: { active: RoutingVersion | undefined; may: May | undefined }) {
  const [rules, setRules] = useState(active?.rules ?? '');
  const [catchAll, setCatchAll] = useState(active?.catchAll?.id ?? '');
  const teams = useQuery(teamsQuery);
  const input = { rules, ...(catchAll === '' ? {} : { catchAll }) };
  const attempt = useMutation({
    mutationFn: () =>
      answerOf(
        api.POST('/v1/routing/try', {
          params: { header: { 'idempotency-key': newIdempotencyKey() } },
          body: input,
        }),
      ),
  });
  const fields = useFields({
    labels: { '/rules': 'Rules, one per line: name: label=value, label!=value -> team', '/catchAll': 'Catch-all' },
    error: attempt.error,
    mistakes: rules.trim() === '' ? { '/rules': 'This field is required.' } : {},
  });
  return (
    <Panel
      title="Write and try rules"
      aside={<span className="soft small">* matches anything; # starts a comment</span>}
    >
      <Form fields={fields} onSend={() => attempt.mutate()}>
        <Textarea
          {...fields.field('/rules')}
          value={rules}
          onChange={(event) => setRules(event.currentTarget.value)}
          placeholder="fraud: service=fraud*, cluster!=dev -> Fraud"
          autosize
          minRows={4}
          maxLength={20_000}
          styles={{ input: { fontFamily: 'var(--mono)' } }}
        />
        <NativeSelect
          {...fields.field('/catchAll')}
          value={catchAll}
          onChange={(event) => setCatchAll(event.currentTarget.value)}
          data={[
            { value: '', label: 'nobody' },
            ...(teams.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <ProblemNote problem={fields.note} />
      </Form>
      <div className="row">
        <GuardedButton may={may} onAct={() => attempt.mutate()} isBusy={attempt.isPending}>
          Try on past alerts
        </GuardedButton>
        <VerbButton verb="routing.shadow" may={may} given={input}>
          Start a shadow run
        </VerbButton>
        <VerbButton verb="routing.publish" may={may} given={input} isMain>
          Publish
        </VerbButton>
      </div>
      {attempt.data === undefined ? null : <Tried tried={attempt.data} />}
    </Panel>
  );
}

function Tried({ tried }: { tried: RoutingTried }) {
  return (
    <div className="stack" role="status">
      <p>
        Of the newest {tried.alerts} alerts, {tried.moved === 0 ? 'none' : tried.moved} would have gone to another team.
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">Team</th>
            <th scope="col">With these rules</th>
            <th scope="col">As routed</th>
          </tr>
        </thead>
        <tbody>
          {tried.teams.map(({ team, alerts, before }) => (
            <tr key={team}>
              <td>{team}</td>
              <td className="numbers">{alerts}</td>
              <td className="numbers">{before}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
