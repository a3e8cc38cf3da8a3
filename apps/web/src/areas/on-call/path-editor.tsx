import { answerOf, type EscalationPathPage, type May } from '@muster/api-client';
import { Button, MultiSelect, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { problemOf } from '../../api/problem-of.ts';
import { BusyButton } from '../../kit/busy-button.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { GuardedButton } from '../../kit/refusal/guarded-button.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { teamsQuery } from '../members/member-queries.ts';
import { editedFrom, newPath, newStep, toSend, type EditedPath, type EditedStep } from './path-plan.ts';
import { PathSteps } from './path-steps.tsx';
import { StepFields } from './step-fields.tsx';
import { useTargets } from './use-targets.ts';

/** Creates a team's path, then opens its page. */
export function NewPathButton({ may }: { may: May | undefined }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <GuardedButton may={may} onAct={() => setOpen(true)} isCompact>
        Create an escalation path
      </GuardedButton>
      {isOpen ? <PathEditor onClose={() => setOpen(false)} /> : null}
    </>
  );
}

export function EditPathButton({ path }: { path: EscalationPathPage }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <GuardedButton may={path.may.edit} onAct={() => setOpen(true)} isMain>
        Change the path
      </GuardedButton>
      {isOpen ? <PathEditor path={path} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

/** Edits a path, previewing whom it would call and where it would reach nobody. */
function PathEditor({ path, onClose }: { path?: EscalationPathPage; onClose: () => void }) {
  const queries = useQueryClient();
  const go = useNavigate();
  const teams = useQuery(teamsQuery).data ?? [];
  const targets = useTargets();
  const [name, setName] = useState(path?.name ?? '');
  const [team, setTeam] = useState('');
  const [plan, setPlan] = useState<EditedPath>(path === undefined ? newPath() : editedFrom(path));
  const teamId = team === '' ? (teams[0]?.id ?? '') : team;
  const preview = useMutation({
    mutationFn: () => answerOf(api.POST('/v1/escalation-paths/preview', { body: { plan: toSend(plan) } })),
  });
  const save = useMutation({
    mutationFn: async () => {
      if (path === undefined)
        return (await answerOf(api.POST('/v1/escalation-paths', { body: { name, teamId, plan: toSend(plan) } }))).id;
      const { id, version } = path;
      await answerOf(
        api.POST('/v1/escalation-paths/{id}/edit', {
          params: { path: { id } },
          headers: { 'if-match': `"${version}"` },
          body: { name, plan: toSend(plan) },
        }),
      );
      return id;
    },
    onSuccess: async (id) => {
      onClose();
      await queries.invalidateQueries({ queryKey: ['on-call'] });
      await go({ to: '/on-call/paths/$id', params: { id } });
    },
  });
  const failed = save.error ?? preview.error;
  const change = (part: Partial<EditedPath>) => {
    setPlan({ ...plan, ...part });
    preview.reset();
    save.reset();
  };
  const setStep = (at: number, step: EditedStep) => change({ steps: plan.steps.with(at, step) });
  const nextKey = Math.max(0, ...plan.steps.map(({ key }) => key)) + 1;
  return (
    <Dialog title={path === undefined ? 'Create an escalation path' : 'Change the path'} onClose={onClose} size="lg">
      <div className="stack">
        <p>
          {path === undefined
            ? 'Whatever the path says, the people that the policy names are called as well.'
            : 'Escalations already running continue unchanged.'}
        </p>
        <TextInput
          label="Name"
          required
          maxLength={80}
          value={name}
          data-autofocus
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {path === undefined ? (
          <NativeSelect
            label="Team whose incidents use it"
            value={teamId}
            data={teams.map(({ id, name: called }) => ({ value: id, label: called }))}
            onChange={(event) => setTeam(event.currentTarget.value)}
          />
        ) : null}
        {plan.steps.map((step, at) => (
          <StepFields
            key={step.key}
            at={at}
            step={step}
            targets={targets}
            isOnly={plan.steps.length === 1}
            onChange={(next) => setStep(at, next)}
            onUp={() => change({ steps: movedUp(plan.steps, at) })}
            onRemove={() => change({ steps: plan.steps.filter((_, index) => index !== at) })}
          />
        ))}
        <div>
          <Button variant="default" onClick={() => change({ steps: [...plan.steps, newStep(nextKey)] })}>
            Add a step
          </Button>
        </div>
        <div className="turn-row">
          <NumberInput
            label="Rounds"
            description="How many times to go through the steps."
            min={1}
            max={10}
            value={plan.rounds}
            onChange={(rounds) => change({ rounds: Number(rounds) || 1 })}
          />
          <NumberInput
            label="Acknowledgement lapses after (minutes)"
            description="If nothing follows it. 0: never."
            min={0}
            max={1440}
            value={plan.lapsesAfterMinutes}
            onChange={(minutes) => change({ lapsesAfterMinutes: Number(minutes) || 0 })}
          />
          <NumberInput
            label="Call again after (minutes)"
            description="If acknowledged but not resolved. 0: never."
            min={0}
            max={1440}
            value={plan.repeatsAfterMinutes}
            onChange={(minutes) => change({ repeatsAfterMinutes: Number(minutes) || 0 })}
          />
        </div>
        <MultiSelect
          label="Severities"
          data={['SEV-1', 'SEV-2', 'SEV-3', 'SEV-4']}
          value={[...plan.severities]}
          onChange={(severities) => change({ severities })}
        />
        <TextInput
          label="Time zone"
          description="For the hours above."
          value={plan.zone}
          onChange={(event) => change({ zone: event.currentTarget.value })}
        />
        {preview.data === undefined ? null : (
          <section aria-label="Who it calls">
            <h3>Who it would call now</h3>
            <PathSteps path={preview.data} />
          </section>
        )}
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

const movedUp = (steps: readonly EditedStep[], at: number): readonly EditedStep[] => {
  const [before, step] = [steps[at - 1], steps[at]];
  return before === undefined || step === undefined ? steps : steps.with(at - 1, step).with(at, before);
};
