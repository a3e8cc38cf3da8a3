import type { Incident } from '@muster/api-client';
import { BusyButton } from '../../kit/busy-button.tsx';
import { problemOf } from '../../api/problem-of.ts';
import { Words } from '../../kit/pseudonym/words.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { StepReason } from './step-reason.tsx';
import { useAct } from './use-act.ts';

/** The title suggested by an alert that made the incident worse, adopted with one click (R39). */
export function ProposedTitle({ incident }: { incident: Incident }) {
  const act = useAct(incident);
  const { proposedTitle: title, may } = incident;
  if (title === undefined) return null;
  return (
    <section className="proposed-title" aria-label="Proposed title">
      <p>
        <span className="soft">An alert raised the severity and says: </span>
        <Words text={title} />
      </p>
      <ProblemNote
        problem={act.error === null ? undefined : problemOf(act.error)}
        onRetry={() => act.variables && act.mutate(act.variables)}
      />
      {may.retitle.allowed ? (
        <BusyButton
          size="xs"
          variant="default"
          className="no-print"
          isBusy={act.isPending}
          onClick={() => act.mutate({ verb: 'retitle', fields: { title } })}
        >
          Use as the title
        </BusyButton>
      ) : (
        <StepReason may={may.retitle} />
      )}
    </section>
  );
}
