import type { Incident } from '@muster/api-client';
import { Button, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { problemOf } from '../../api/problem-of.ts';
import { usePageActions } from '../../keys/page-actions.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { useSession } from '../session/use-session.ts';
import { nextStep, otherSteps } from './next-step.ts';
import type { Step } from './next-step.ts';
import { StepReason } from './step-reason.tsx';
import { StepDialog } from './step-dialog.tsx';
import { useAct } from './use-act.ts';

/** What this reader should do next, as one button; every other step beside it, each refused one with its reason. */
export function IncidentSteps({ incident }: { incident: Incident }) {
  const reader = useSession()?.principal.id;
  const [asking, setAsking] = useState<Step | undefined>();
  const nextButton = useRef<HTMLButtonElement>(null);
  const act = useAct(incident);
  const next = nextStep(incident, reader);
  const others = otherSteps(next);
  const take = (step: Step) => {
    if (!incident.may[step.wish].allowed) return;
    if (step.wish === 'acknowledge') act.mutate({ kind: 'acknowledge' });
    else if (step.wish === 'takeCommand') act.mutate({ kind: 'take' });
    else setAsking(step);
  };
  usePageActions([
    ...(next === undefined
      ? []
      : [
          { id: 'incident.go', key: 'a', does: `Go to “${next.words}”`, run: () => nextButton.current?.focus() },
          { id: 'incident.next', does: next.words, run: () => take(next) },
        ]),
    ...others
      .filter((step) => incident.may[step.wish].allowed)
      .map((step) => ({ id: `incident.${step.wish}`, does: step.words, run: () => take(step) })),
  ]);
  return (
    <div className="incident-steps no-print">
      <ProblemNote problem={act.error === null ? undefined : problemOf(act.error)} />
      <div className="incident-buttons">
        {next === undefined ? (
          <span className="soft small">Nothing is asked of you now.</span>
        ) : (
          <Button
            ref={nextButton}
            className="incident-next"
            loading={act.isPending}
            onClick={() => take(next)}
            aria-keyshortcuts="a"
          >
            {next.words}
          </Button>
        )}
        <Menu position="bottom-end" width={300} withinPortal={false}>
          <Menu.Target>
            <Button variant="default" aria-label="More that can be done" className="incident-more">
              <IconDots size={18} aria-hidden="true" />
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {others.map((step) => (
              <StepItem
                key={step.wish}
                step={step}
                incident={incident}

                onTake={() => take(step)}
              />
            ))}
          </Menu.Dropdown>
        </Menu>
      </div>
      {asking === undefined ? null : (
        <StepDialog step={asking} incident={incident} onClose={() => setAsking(undefined)} />
      )}
    </div>
  );
}

type ItemProps = { step: Step; incident: Incident; onTake: () => void };

function StepItem({ step, incident, onTake }: ItemProps) {
  const may = incident.may[step.wish];
  const refused = !may.allowed;
  return (
    <Menu.Item onClick={onTake} aria-disabled={refused} closeMenuOnClick={!refused} data-refused={refused || undefined}>
      {step.words}
      <StepReason may={may} />
    </Menu.Item>
  );
}
