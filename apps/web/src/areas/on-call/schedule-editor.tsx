import { answerOf, type May, type SchedulePage, type SchedulePlan } from '@muster/api-client';
import { Button, Checkbox, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { problemOf } from '../../api/problem-of.ts';
import { BusyButton } from '../../kit/busy-button.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { Person } from '../../kit/person.tsx';
import { GuardedButton } from '../../kit/refusal/guarded-button.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { Time } from '../../kit/time/time.tsx';
import { membersQuery } from '../members/member-queries.ts';
import { useServerNow } from '../../live/server-clock.ts';
import { RotationFields } from './rotation-fields.tsx';
import type { Rotation } from './rotation-words.ts';

/** Creates a schedule, then opens its page. */
export function NewScheduleButton({ may }: { may: May | undefined }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <GuardedButton may={may} onAct={() => setOpen(true)} isMain>
        Create a schedule
      </GuardedButton>
      {isOpen ? <ScheduleEditor onClose={() => setOpen(false)} /> : null}
    </>
  );
}

export function EditScheduleButton({ schedule }: { schedule: SchedulePage }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <GuardedButton may={schedule.may.edit} onAct={() => setOpen(true)} isCompact>
        Change the rotations
      </GuardedButton>
      {isOpen ? <ScheduleEditor schedule={schedule} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

/** Edits a plan, previewing who would gain or lose which shift. */
function ScheduleEditor({ schedule, onClose }: { schedule?: SchedulePage; onClose: () => void }) {
  const queries = useQueryClient();
  const go = useNavigate();
  const today = dayOf(useServerNow());
  const [name, setName] = useState('');
  const [wakes, setWakes] = useState(true);
  const [plan, setPlan] = useState<SchedulePlan>(schedule?.plan ?? newPlan(today));
  const members = useQuery(membersQuery).data ?? [];
  const sent = toSend(plan, schedule?.plan);
  const preview = useMutation({
    mutationFn: () =>
      answerOf(
        api.POST('/v1/schedules/preview', {
          body: { ...(schedule === undefined ? {} : { schedule: schedule.id }), plan: sent },
        }),
      ),
  });
  const save = useMutation({
    mutationFn: async () => {
      if (schedule === undefined)
        return (await answerOf(api.POST('/v1/schedules', { body: { name, wakes, plan: sent } }))).id;
      const { id, version } = schedule;
      await answerOf(
        api.POST('/v1/schedules/{id}/edit', {
          params: { path: { id } },
          headers: { 'if-match': `"${version}"` },
          body: { plan: sent },
        }),
      );
      return id;
    },
    onSuccess: async (id) => {
      onClose();
      await queries.invalidateQueries({ queryKey: ['on-call'] });
      await go({ to: '/on-call/$id', params: { id } });
    },
  });
  const failed = save.error ?? preview.error;
  const change = (next: SchedulePlan) => {
    setPlan(next);
    preview.reset();
    save.reset();
  };
  return (
    <Dialog title={schedule === undefined ? 'Create a schedule' : 'Change the rotations'} onClose={onClose} size="lg">
      <div className="stack">
        {schedule === undefined ? (
          <>
            <TextInput
              label="Name"
              required
              maxLength={80}
              value={name}
              data-autofocus
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <Checkbox
              label="Incidents page whoever is on call in this schedule"
              checked={wakes}
              onChange={(event) => setWakes(event.currentTarget.checked)}
            />
          </>
        ) : (
          <p>Whoever is on call now stays on call. Only those whose shifts change are notified.</p>
        )}
        <TextInput
          label="Time zone"
          description="Handovers follow local time in this zone, also when the clocks change."
          value={plan.zone}
          onChange={(event) => change({ ...plan, zone: event.currentTarget.value })}
        />
        {plan.rotations.map((rotation, at) => (
          <RotationFields
            key={rotation.id}
            rotation={rotation}
            members={members}
            onChange={(next) => change({ ...plan, rotations: plan.rotations.with(at, next) })}
            onRemove={() => change({ ...plan, rotations: plan.rotations.filter((_, index) => index !== at) })}
          />
        ))}
        <div>
          <Button
            variant="default"
            onClick={() =>
              change({ ...plan, rotations: [...plan.rotations, newRotation(plan.rotations.length, today)] })
            }
          >
            Add a rotation
          </Button>
        </div>
        {preview.data === undefined ? null : <Preview preview={preview.data} isNew={schedule === undefined} />}
        <ProblemNote problem={failed === null ? undefined : problemOf(failed)} />
        <div className="row">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          {preview.data === undefined ? (
            <BusyButton isBusy={preview.isPending} onClick={() => preview.mutate()}>
              Preview
            </BusyButton>
          ) : (
            <BusyButton isBusy={save.isPending} onClick={() => save.mutate()}>
              Save
            </BusyButton>
          )}
        </div>
      </div>
    </Dialog>
  );
}

type Previewed = Awaited<ReturnType<typeof previewed>>;
const previewed = (body: { plan: SchedulePlan }) => answerOf(api.POST('/v1/schedules/preview', { body }));

function Preview({ preview: { changes, gaps }, isNew }: { preview: Previewed; isNew: boolean }) {
  return (
    <section aria-label="What it changes">
      <h3>{isNew ? 'Who is on call' : 'Who gains and loses shifts'}</h3>
      {changes.length === 0 ? <p className="soft">Nobody’s shifts change.</p> : null}
      <ul className="shift-list">
        {changes.map(({ person, gains, loses }) => (
          <li key={person.id}>
            <Person person={person} />
            <Spans words={isNew ? 'from' : 'gains'} spans={gains} />
            <Spans words="loses" spans={loses} />
          </li>
        ))}
      </ul>
      {gaps.length === 0 ? null : (
        <p className="nobody" role="note">
          Nobody is on call {gaps.length === 1 ? 'once' : `${gaps.length} times`}, first from{' '}
          <Time at={gaps[0]?.from ?? ''} as="absolute" /> to <Time at={gaps[0]?.until ?? ''} as="absolute" />.
        </p>
      )}
    </section>
  );
}

function Spans({ words, spans }: { words: string; spans: readonly { from: string; until: string }[] }) {
  const [first] = spans;
  if (first === undefined) return null;
  return (
    <span>
      <span className="soft">{words} </span>
      <Time at={first.from} as="absolute" /> – <Time at={first.until} as="absolute" />
      {spans.length > 1 ? <span className="soft"> and {spans.length - 1} more</span> : null}
    </span>
  );
}

/** The plan in the API's form: the server assigns the id of a new rotation. */
const toSend = (plan: SchedulePlan, before: SchedulePlan | undefined) => ({
  zone: plan.zone,
  rotations: plan.rotations.map(({ id, ...rotation }) =>
    before?.rotations.some((each) => each.id === id) === true ? { id, ...rotation } : rotation,
  ),
});

const dayOf = (at: Date): string => at.toISOString().slice(0, 'yyyy-mm-dd'.length);

const newRotation = (at: number, startsOn: string): Rotation => ({
  id: `new-${at}`,
  name: at === 0 ? 'Primary' : `Rotation ${at + 1}`,
  layer: 0,
  turns: [[]],
  everyDays: 7,
  handover: '09:00',
  startsOn,
  first: 0,
  counts: 'calendar',
  windows: [],
});

const newPlan = (today: string): SchedulePlan => ({
  zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  rotations: [newRotation(0, today)],
});
