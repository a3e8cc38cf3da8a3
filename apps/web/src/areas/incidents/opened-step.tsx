import { personWords, type Facts, type Incident, type Severity, type IncidentVerb } from '@muster/api-client';
import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { InputProps } from '../../declared/field-input.tsx';
import { VerbDialog } from '../../declared/verb-button.tsx';
import { membersQuery } from '../members/member-queries.ts';
import { onCallQuery } from '../on-call/on-call-queries.ts';
import { useSession } from '../session/use-session.ts';
import { FactsFields, useFactLabels } from './facts-fields.tsx';
import { milderThan, worseThan, type Step } from './next-step.ts';
import { Supposed } from './supposed.tsx';
import { HasCommand, TakeOver } from './take-over.tsx';
import { actedOn, useShow } from './use-act.ts';
import { whoMayBeGivenCommand } from './who-may-be-given-command.ts';

type Props = { step: Step; incident: Incident; onClose: () => void };

/** The dialog of one of an incident's verbs, prefilled with what is known. */
export function OpenedStep({ step: { verb, words }, incident, onClose }: Props) {
  const reader = useSession()?.principal.id;
  const worse = worseThan(incident.severity);
  const start: Partial<Record<IncidentVerb, Readonly<Record<string, unknown>>>> = {
    classify: { facts: { ...supposed(incident), ...incident.classification.facts } },
    raise: { severity: worse.at(-1) },
    lower: { severity: milderThan(incident.severity)[0] },
    retitle: { title: incident.title },
  };
  return (
    <VerbDialog
      name={`incident.${verb}`}
      label={words}
      about={incident.code}
      acted={actedOn(verb, incident)}
      start={start[verb] ?? {}}
      labels={useFactLabels()}
      // Render functions for fields: they are called directly and are not nested components.
      /* oxlint-disable react/no-unstable-nested-components */
      inputs={{
        facts: ({ props, value, onChange }, fields) => (
          <>
            {props.error}
            <Supposed defaults={incident.classification.defaults} />
            <FactsFields facts={(value ?? {}) as Facts} onChange={onChange} fields={fields} />
          </>
        ),
        severity: (given) => (
          <OneSeverity {...given} severities={verb === 'lower' ? milderThan(incident.severity) : worse} />
        ),
        to: (given) => <HandTo {...given} incident={incident} readerId={reader} />,
      }}
      /* oxlint-enable react/no-unstable-nested-components */
      onDone={useShow()}
      onClose={onClose}
    >
      {verb === 'take-command' ? <TakeOver incident={incident} /> : null}
      {verb === 'hand-over' && incident.commander?.person.id !== reader ? <HasCommand incident={incident} /> : null}
      {verb === 'close' ? <p>It stays on the record, with its receipts, and can be reopened.</p> : null}
    </VerbDialog>
  );
}

/** Answers from the catalog are prefilled, to be confirmed or corrected. */
const supposed = ({ classification }: Incident): Facts =>
  Object.fromEntries(classification.defaults.map(({ fact, answer }) => [fact, answer]));

function OneSeverity({ props, value, onChange, severities }: InputProps & { severities: readonly Severity[] }) {
  return (
    <NativeSelect
      {...props}
      description="Raising needs only a reason. Lowering also needs somebody else’s approval (R11)."
      data={[...severities]}
      value={typeof value === 'string' ? value : ''}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

type HandToProps = InputProps & { incident: Incident; readerId: string | undefined };

function HandTo({ props, value, onChange, incident, readerId }: HandToProps) {
  const people = useQuery(onCallQuery).data?.people ?? [];
  const members = useQuery(membersQuery).data ?? [];
  const { onCall, others } = whoMayBeGivenCommand({ incident, readerId, onCall: people, members });
  const choices = (of: typeof onCall) => of.map((person) => ({ value: person.id, label: personWords(person) }));
  return (
    <NativeSelect
      {...props}
      required
      value={typeof value === 'string' ? value : ''}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={[
        { value: '', label: onCall.length + others.length === 0 ? 'Nobody else available' : 'Choose somebody' },
        ...(onCall.length === 0 ? [] : [{ group: 'On call', items: choices(onCall) }]),
        ...(others.length === 0 ? [] : [{ group: 'Other members', items: choices(others) }]),
      ]}
    />
  );
}
