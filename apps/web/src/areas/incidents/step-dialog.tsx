import { personWords, type Facts, type Incident, type Severity } from '@muster/api-client';
import { Button, NativeSelect, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { BusyButton } from '../../kit/busy-button.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { Form } from '../../kit/form/form.tsx';
import { useFields } from '../../kit/form/use-fields.tsx';
import type { FieldProps } from '../../kit/form/use-fields.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { membersQuery } from '../members/member-queries.ts';
import { onCallQuery } from '../on-call/on-call-queries.ts';
import { useSession } from '../session/use-session.ts';
import { FactsFields, useFactLabels } from './facts-fields.tsx';
import type { IncidentAct } from './incident-act.ts';
import { worseThan } from './next-step.ts';
import type { Step } from './next-step.ts';
import { HasCommand, TakeOver } from './take-over.tsx';
import { useAct } from './use-act.ts';
import { whoMayBeGivenCommand } from './who-may-be-given-command.ts';

type Props = { step: Step; incident: Incident; onClose: () => void };

/** Asks for what a step needs, sends it, and stays open with the reason where it was refused. */
export function StepDialog({ step, incident, onClose }: Props) {
  const [text, setText] = useState(step.wish === 'retitle' ? incident.title : '');
  const [severity, setSeverity] = useState<Severity | undefined>(worseThan(incident.severity).at(-1));
  const [facts, setFacts] = useState<Facts>(incident.classification.facts);
  const [to, setTo] = useState('');
  const reader = useSession()?.principal.id;
  const act = useAct(incident);
  const wanted = actOf(step, { text: text.trim(), severity, facts, to });
  const asked = questions[step.wish];
  const fields = useFields<string>({
    labels: {
      '/to': 'To whom',
      '/severity': 'Severity',
      ...(asked === undefined ? {} : { [asked.path]: asked.words }),
      ...useFactLabels(),
    },
    error: act.error,
  });
  return (
    <Dialog title={`${step.words} · ${incident.code}`} onClose={onClose} size="lg">
      <Form
        fields={fields}
        onSend={() => {
          if (wanted !== undefined) act.mutate(wanted, { onSuccess: onClose });
        }}
      >
        {step.wish === 'classify' ? <FactsFields facts={facts} onChange={setFacts} fields={fields} /> : null}
        {step.wish === 'handOver' && incident.commander?.person.id !== reader ? (
          <HasCommand incident={incident} />
        ) : null}
        {step.wish === 'handOver' ? (
          <HandTo incident={incident} readerId={reader} value={to} onChange={setTo} {...fields.field('/to')} />
        ) : null}
        {step.wish === 'raise' ? (
          <NativeSelect
            {...fields.field('/severity')}
            description="Raising is free, with a reason. Lowering needs an approval, which Muster does not have yet (R11)."
            data={[...worseThan(incident.severity)]}
            value={severity ?? ''}
            onChange={(event) => setSeverity(event.currentTarget.value as Severity)}
          />
        ) : null}
        {asked === undefined ? null : (
          <Textarea
            {...fields.field(asked.path)}
            autosize
            minRows={3}
            data-autofocus
            required
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        )}
        {step.wish === 'takeCommand' ? <TakeOver incident={incident} /> : null}
        {step.wish === 'close' ? <p>It stays on the record, with its receipts, and can be reopened.</p> : null}
        <ProblemNote problem={fields.note} />
        <div className="row">
          <BusyButton type="submit" isBusy={act.isPending} disabled={wanted === undefined}>
            {step.words}
          </BusyButton>
          <Button variant="default" onClick={onClose}>
            Not now
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}

/** What a step asks for in words, and where its answer is sent. */
const questions: Readonly<Partial<Record<Step['wish'], { readonly words: string; readonly path: string }>>> = {
  mitigate: { words: 'What stopped the harm?', path: '/note' },
  resolve: { words: 'What fixed it?', path: '/note' },
  reopen: { words: 'Why is it open again?', path: '/reason' },
  raise: { words: 'Why is it worse than it looked?', path: '/reason' },
  update: { words: 'What should stakeholders know?', path: '/text' },
  retitle: { words: 'What has it become?', path: '/title' },
  handOver: { words: 'State of play: what is known, what is running, what is next', path: '/state' },
};

type Given = { text: string; severity: Severity | undefined; facts: Facts; to: string };

function actOf(step: Step, { text, severity, facts, to }: Given): IncidentAct | undefined {
  switch (step.wish) {
    case 'mitigate':
    case 'resolve':
      return text === '' ? undefined : { kind: step.wish, note: text };
    case 'reopen':
      return text === '' ? undefined : { kind: 'reopen', reason: text };
    case 'update':
      return text === '' ? undefined : { kind: 'update', text };
    case 'raise':
      return text === '' || severity === undefined ? undefined : { kind: 'severity', severity, reason: text };
    case 'retitle':
      return text === '' ? undefined : { kind: 'retitle', title: text };
    case 'handOver':
      return text === '' || to === '' ? undefined : { kind: 'hand-over', to, state: text };
    case 'classify':
      return Object.keys(facts).length === 0 ? undefined : { kind: 'classify', facts };
    case 'close':
      return { kind: 'close' };
    case 'takeCommand':
      return { kind: 'take' };
    case 'acknowledge':
    case 'note':
      return undefined;
  }
}

type HandToProps = FieldProps & {
  incident: Incident;
  readerId: string | undefined;
  value: string;
  onChange: (id: string) => void;
};

function HandTo({ incident, readerId, value, onChange, ...field }: HandToProps) {
  const people = useQuery(onCallQuery).data?.people ?? [];
  const members = useQuery(membersQuery).data ?? [];
  const { onCall, others } = whoMayBeGivenCommand({ incident, readerId, onCall: people, members });
  const choices = (of: typeof onCall) => of.map((person) => ({ value: person.id, label: personWords(person) }));
  return (
    <NativeSelect
      {...field}
      required
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={[
        { value: '', label: onCall.length + others.length === 0 ? 'There is nobody else' : 'Choose somebody' },
        ...(onCall.length === 0 ? [] : [{ group: 'On call', items: choices(onCall) }]),
        ...(others.length === 0 ? [] : [{ group: 'Other members', items: choices(others) }]),
      ]}
    />
  );
}
