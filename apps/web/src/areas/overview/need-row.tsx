import { clockWords, type IncidentNeed, type Need } from '@muster/api-client';
import { Link, useNavigate } from '@tanstack/react-router';
import { problemOf } from '../../api/problem-of.ts';
import { BusyButton } from '../../kit/busy-button.tsx';
import { DeadlinePill } from '../../kit/deadline/deadline-pill.tsx';
import { Words } from '../../kit/pseudonym/words.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { SeverityMark } from '../../kit/severity-mark.tsx';
import { useAct } from '../incidents/use-act.ts';

/** One thing that waits for its reader: what, until when, and the button that does it or leads to where it is done. */
export function NeedRow({ first: { kind, incident, clock }, others }: IncidentNeed) {
  const navigate = useNavigate();
  const act = useAct(incident);
  const { code, title, severity, unclassified, drill } = incident;
  const go = () => {
    if (kind === 'acknowledge') act.mutate({ verb: 'acknowledge' });
    else if (kind === 'commander') act.mutate({ verb: 'take-command' });
    else void navigate({ to: '/incidents/$code', params: { code } });
  };
  return (
    <li className="need">
      <SeverityMark severity={severity} unclassified={unclassified} />
      <span className="need-what">
        <Link to="/incidents/$code" params={{ code }} className="plain-link">
          <Words text={title} isInLink />
        </Link>{' '}
        <span className="soft small mono nowrap">{code}</span>
        {drill ? <span className="soft small"> drill</span> : null}
        {others === 0 ? null : <span className="soft small nowrap"> and {others} more</span>}
      </span>
      <DeadlinePill clock={clock} withClause />
      <BusyButton
        className="need-do"
        size="compact-sm"
        variant="default"
        isBusy={act.isPending}
        // The words on it come first, so that whoever speaks to their machine can say them (WCAG 2.5.3).
        aria-label={`${doWords[kind]}: ${title}, ${clockWords[kind]}`}
        onClick={go}
      >
        {doWords[kind]}
      </BusyButton>
      <ProblemNote
        problem={act.error === null ? undefined : problemOf(act.error)}
        onRetry={() => act.variables && act.mutate(act.variables)}
      />
    </li>
  );
}

const doWords: Readonly<Record<Need['kind'], string>> = {
  acknowledge: 'Acknowledge',
  commander: 'Take command',
  classify: 'Classify',
  mitigate: 'Open',
  update: 'Write update',
  resolve: 'Open',
};
