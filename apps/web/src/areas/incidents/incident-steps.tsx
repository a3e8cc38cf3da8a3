import type { Incident } from '@muster/api-client';
import { Button, Loader, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { problemOf } from '../../api/problem-of.ts';
import { usePageActions } from '../../keys/page-actions.tsx';
import { BusyButton } from '../../kit/busy-button.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { useSession } from '../session/use-session.ts';
import { asksFirst, nextStep, otherSteps } from './next-step.ts';
import type { Step } from './next-step.ts';
import { StepReason } from './step-reason.tsx';
import { StepDialog } from './step-dialog.tsx';
import { useAct } from './use-act.ts';

/** The reader's next step as one button, other steps beside it, and below them the refused ones with their reasons. */
export function IncidentSteps({ incident }: { incident: Incident }) {
  const reader = useSession()?.principal.id;
  const [asking, setAsking] = useState<Step | undefined>();
  const [pressed, setPressed] = useState<{ readonly step: Step; readonly where: 'next' | 'menu' } | undefined>();
  const nextButton = useRef<HTMLButtonElement>(null);
  const menuButton = useRef<HTMLButtonElement>(null);
  const act = useAct(incident);
  const next = nextStep(incident, reader);
  const { now, notNow } = otherSteps(incident, next, reader);
  const taking = act.isPending ? pressed : undefined;
  // The live line may show the result before the response. Until then the button keeps its words, as it takes no press.
  const shown = taking?.where === 'next' ? taking.step : next;
  // The button or menu entry that was pressed may be gone after the step.
  const focusSteps = () => requestAnimationFrame(() => (nextButton.current ?? menuButton.current)?.focus());
  const take = (step: Step, where: 'next' | 'menu') => {
    if (!incident.may[step.verb].allowed || act.isPending) return;
    setPressed({ step, where });
    if (asksFirst(step.verb, incident)) setAsking(step);
    else act.mutate({ verb: step.verb }, { onSettled: focusSteps });
  };
  usePageActions([
    ...(next === undefined
      ? []
      : [
          { id: 'incident.go', key: 'a', does: `Go to “${next.words}”`, run: () => nextButton.current?.focus() },
          { id: 'incident.next', does: next.words, run: () => take(next, 'next') },
        ]),
    ...now.map((step) => ({ id: `incident.${step.verb}`, does: step.words, run: () => take(step, 'menu') })),
  ]);
  return (
    <div className="incident-steps no-print">
      <div className="incident-buttons">
        {shown === undefined ? (
          <span className="soft small incident-idle">Nothing for you to do now.</span>
        ) : (
          <BusyButton
            ref={nextButton}
            className="incident-next"
            isBusy={taking?.where === 'next'}
            onClick={() => take(shown, 'next')}
            aria-keyshortcuts="a"
          >
            {shown.words}
          </BusyButton>
        )}
        <Menu position="bottom-end" width={300} withinPortal={false}>
          <Menu.Target>
            <Button ref={menuButton} variant="default" aria-label="More actions" className="incident-more">
              {taking?.where === 'menu' ? (
                <Loader size={18} color="currentColor" aria-hidden="true" />
              ) : (
                <IconDots size={18} aria-hidden="true" />
              )}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {now.map((step) => (
              <Menu.Item key={step.verb} onClick={() => take(step, 'menu')}>
                {step.words}
              </Menu.Item>
            ))}
            {notNow.length === 0 ? null : <Menu.Label>Not available now</Menu.Label>}
            {notNow.map((step) => (
              <Menu.Item key={step.verb} aria-disabled closeMenuOnClick={false} data-refused>
                {step.words}
                <StepReason may={incident.may[step.verb]} />
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      </div>
      <ProblemNote
        problem={act.error === null ? undefined : problemOf(act.error)}
        onRetry={() => act.variables && act.mutate(act.variables)}
      />
      {asking === undefined ? null : (
        <StepDialog
          step={asking}
          incident={incident}
          onClose={() => {
            setAsking(undefined);
            focusSteps();
          }}
        />
      )}
    </div>
  );
}
