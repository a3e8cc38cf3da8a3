import { answerOf, type May, type ScheduleImportPreview } from '@muster/api-client';
import { Checkbox, FileInput, NativeSelect } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { problemOf } from '../../api/problem-of.ts';
import { BusyButton } from '../../kit/busy-button.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { GuardedButton } from '../../kit/refusal/guarded-button.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { teamsQuery } from '../members/member-queries.ts';
import { Time } from '../../kit/time/time.tsx';

const vendors = [
  { value: 'pagerduty', label: 'PagerDuty' },
  { value: 'opsgenie', label: 'Opsgenie' },
  { value: 'grafana-oncall', label: 'Grafana OnCall' },
] as const;
type Vendor = (typeof vendors)[number]['value'];

/** Imports schedules exported by another product, after a preview of each. */
export function ImportSchedulesButton({ may }: { may: May | undefined }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <GuardedButton may={may} onAct={() => setOpen(true)}>
        Import schedules and paths
      </GuardedButton>
      {isOpen ? <ImportDialog onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function ImportDialog({ onClose }: { onClose: () => void }) {
  const client = useQueryClient();
  const [vendor, setVendor] = useState<Vendor>('pagerduty');
  const [file, setFile] = useState<File | null>(null);
  const [evenSo, setEvenSo] = useState(false);
  const [teamId, setTeam] = useState('');
  const teams = useQuery(teamsQuery).data ?? [];
  const body = async () => ({
    vendor,
    content: (await file?.text()) ?? '',
    ...(evenSo ? { evenSo } : {}),
    ...(teamId === '' ? {} : { teamId }),
  });
  const preview = useMutation({
    mutationFn: async () => answerOf(api.POST('/v1/schedules/import/preview', { body: await body() })),
  });
  const take = useMutation({
    mutationFn: async () => answerOf(api.POST('/v1/schedules/import', { body: await body() })),
    onSuccess: async () => {
      await client.invalidateQueries();
      onClose();
    },
  });
  const seen = preview.data;
  const failed = take.error ?? preview.error;
  const differs = seen?.schedules.some(({ differences }) => differences.length > 0) === true;
  return (
    <Dialog title="Import schedules and escalation paths" onClose={onClose} size="lg">
      <div className="stack">
        <p>
          Each schedule and path is imported as a whole or not at all. An imported schedule pages nobody until you turn
          on paging for it; an imported path applies to its team’s incidents from then on. Nothing already in Muster is
          changed or deleted.
        </p>
        <NativeSelect
          label="Exported by"
          data={[...vendors]}
          value={vendor}
          onChange={({ currentTarget: { value } }) => {
            setVendor(vendors.find((each) => each.value === value)?.value ?? 'pagerduty');
            preview.reset();
          }}
        />
        <FileInput
          label="File"
          placeholder="JSON"
          accept="application/json,.json"
          value={file}
          onChange={(chosen) => {
            setFile(chosen);
            preview.reset();
          }}
        />
        <NativeSelect
          label="Team for paths that name none of our teams"
          data={[
            { value: '', label: 'None: leave the path out' },
            ...teams.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={teamId}
          onChange={({ currentTarget: { value } }) => {
            setTeam(value);
            preview.reset();
          }}
        />
        {seen === undefined ? null : <Becomes preview={seen} />}
        {differs ? (
          <Checkbox
            label="Import even schedules that would page different people than the other product"
            checked={evenSo}
            onChange={({ currentTarget: { checked } }) => setEvenSo(checked)}
          />
        ) : null}
        <ProblemNote problem={failed === null ? undefined : problemOf(failed)} />
        <div className="row">
          <BusyButton
            variant="default"
            isBusy={preview.isPending}
            disabled={file === null}
            onClick={() => preview.mutate()}
          >
            Preview
          </BusyButton>
          {seen === undefined ? null : (
            <BusyButton isBusy={take.isPending} onClick={() => take.mutate()}>
              Import
            </BusyButton>
          )}
        </div>
      </div>
    </Dialog>
  );
}

const words = { added: 'will be added', unchanged: 'already exists', 'left-out': 'will be left out' } as const;

function Becomes({ preview: { schedules, paths } }: { preview: ScheduleImportPreview }) {
  return (
    <ul>
      {paths.map(({ name, becomes, reasons, steps, rounds, repeatsAfterMinutes }) => (
        <li key={`path/${name}`}>
          Path <strong>{name}</strong> {words[becomes]} ({steps === 1 ? '1 step' : `${steps} steps`},{' '}
          {rounds === 1 ? 'once' : `${rounds} times`}
          {repeatsAfterMinutes === undefined
            ? ''
            : `, again ${repeatsAfterMinutes} minutes after an acknowledgement`}).{' '}
          {reasons.map((reason) => (
            <span key={reason}>{reason} </span>
          ))}
        </li>
      ))}
      {schedules.map(({ name, becomes, reasons, differences }) => (
        <li key={name}>
          <strong>{name}</strong> {words[becomes]}.{' '}
          {reasons.map((reason) => (
            <span key={reason}>{reason} </span>
          ))}
          {differences.map(({ person, gains, loses }) => (
            <p key={person} className="small">
              {person}:{' '}
              {gains.map(({ from, until }) => (
                <span key={from}>
                  only in Muster <Time at={from} as="absolute" /> to <Time at={until} as="absolute" />{' '}
                </span>
              ))}
              {loses.map(({ from, until }) => (
                <span key={from}>
                  only in the other product <Time at={from} as="absolute" /> to <Time at={until} as="absolute" />{' '}
                </span>
              ))}
            </p>
          ))}
        </li>
      ))}
    </ul>
  );
}
