import type { Execution } from '@muster/api-client';
import { VerbButton } from '../../declared/verb-button.tsx';
import { CopyLine } from '../../kit/copy-line.tsx';
import { Person } from '../../kit/person.tsx';
import { Words } from '../../kit/pseudonym/words.tsx';
import { Time } from '../../kit/time/time.tsx';

type Step = Execution['steps'][number];

const stateWords = { open: 'open', taken: 'taken', done: 'done', failed: 'failed', skipped: 'skipped' } as const;

const isOver = ({ state }: Step): boolean => state !== 'open' && state !== 'taken';

/** The steps of an execution: role, command, and who did it when, with what evidence. */
export function ExecutionSteps({ execution }: { execution: Execution }) {
  const { may, steps, outcome } = execution;
  const acted = { key: { id: execution.id }, version: execution.version };
  const next = steps.find((step) => !isOver(step))?.id;
  return (
    <>
      <ol className="runbook-steps stack">
        {steps.map((step, at) => (
          <li
            key={step.id}
            className="stack"
            data-state={step.state}
            aria-current={step.id === next ? 'step' : undefined}
          >
            <p>
              <strong>
                {at + 1}. {step.title}
              </strong>{' '}
              <span className="chip">{step.isMine ? `${step.role.title}, yours` : step.role.title}</span>{' '}
              {step.state === 'open' ? null : <span className="chip">{stateWords[step.state]}</span>}
            </p>
            {step.run === undefined || isOver(step) ? null : <CopyLine text={step.run} />}
            {isOver(step) ? null : <p className="soft small">Done when: {step.verify}</p>}
            <Became step={step} />
            {outcome !== undefined || isOver(step) ? null : (
              <p className="row no-print">
                {step.state === 'open' ? (
                  <VerbButton
                    verb="execution.take"
                    may={may.take}
                    acted={acted}
                    given={{ step: step.id }}
                    label={`Take: ${step.title}`}
                    isCompact
                  >
                    Take
                  </VerbButton>
                ) : null}
                <VerbButton
                  verb="execution.did"
                  may={may.did}
                  acted={acted}
                  given={{ step: step.id }}
                  label={`Done: ${step.title}`}
                  isCompact
                >
                  Done
                </VerbButton>
                <VerbButton
                  verb="execution.leave-out"
                  may={may['leave-out']}
                  acted={acted}
                  given={{ step: step.id }}
                  label={`Skip: ${step.title}`}
                  isCompact
                >
                  Skip
                </VerbButton>
              </p>
            )}
          </li>
        ))}
      </ol>
      {outcome === undefined ? (
        <p className="no-print">
          <VerbButton verb="execution.finish" may={may.finish} acted={acted}>
            Finish
          </VerbButton>
        </p>
      ) : null}
    </>
  );
}

/** Who did it, when, for how long, with what evidence or deviation. */
function Became({ step: { by, takenAt, endedAt, seconds, evidence, deviation } }: { step: Step }) {
  const at = endedAt ?? takenAt;
  if (by === undefined || at === undefined) return null;
  return (
    <>
      <p className="soft small">
        <Person person={by} /> <Time at={at} />
        {seconds === undefined ? null : `, in ${Math.floor(seconds / 60)}m ${seconds % 60}s`}
      </p>
      {evidence === undefined ? null : (
        <p>
          <Words text={evidence} />
        </p>
      )}
      {deviation === undefined ? null : (
        <p>
          Done differently: <Words text={deviation} />
        </p>
      )}
    </>
  );
}
