import type { Facts, Incident, Severity, Wish } from '@muster/api-client';
import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import type { InputProps } from '../../declared/field-input.tsx';
import { onCallQuery } from '../on-call/on-call-queries.ts';
import { FactsFields, useFactLabels } from './facts-fields.tsx';
import { worseThan } from './next-step.ts';
import { TakeOver } from './take-over.tsx';
import { actedOn, useShow } from './use-act.ts';

const VerbDialog = lazy(() => import('../../declared/verb-dialog.tsx'));

type Props = { wish: Wish; incident: Incident; onClose: () => void };

/** The dialog of one of an incident's verbs, with what is known of the incident filled in. */
export function StepDialog({ wish, incident, onClose }: Props) {
  const worse = worseThan(incident.severity);
  const start: Partial<Record<Wish, Readonly<Record<string, unknown>>>> = {
    classify: { facts: incident.classification.facts },
    raise: { severity: worse.at(-1) },
    retitle: { title: incident.title },
  };
  return (
    <Suspense>
      <VerbDialog
        name={`incident.${wish}`}
        acted={actedOn(wish, incident)}
        start={start[wish] ?? {}}
        labels={useFactLabels()}
        inputs={{
          facts: ({ props, value, onChange }, fields) => (
            <>
              {props.error}
              <FactsFields facts={(value ?? {}) as Facts} onChange={onChange} fields={fields} />
            </>
          ),
          severity: (given) => <WorseSeverity {...given} worse={worse} />,
          to: (given) => <HandTo {...given} />,
        }}
        onDone={useShow()}
        onClose={onClose}
      >
        {wish === 'take-command' ? <TakeOver incident={incident} /> : null}
        {wish === 'close' ? <p>It stays on the record, with its receipts, and can be reopened.</p> : null}
      </VerbDialog>
    </Suspense>
  );
}

function WorseSeverity({ props, value, onChange, worse }: InputProps & { worse: readonly Severity[] }) {
  return (
    <NativeSelect
      {...props}
      description="Raising is free, with a reason. Lowering needs an approval, which Muster does not have yet (R11)."
      data={[...worse]}
      value={String(value ?? '')}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

function HandTo({ props, value, onChange }: InputProps) {
  const people = useQuery(onCallQuery).data?.people ?? [];
  return (
    <NativeSelect
      {...props}
      required
      value={String(value ?? '')}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={[
        { value: '', label: 'Choose somebody on call' },
        ...people.map(({ id, name, initials }) => ({ value: id, label: name ?? initials })),
      ]}
    />
  );
}
