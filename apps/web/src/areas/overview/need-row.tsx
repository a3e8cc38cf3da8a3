import { clockWords, type IncidentClock, type IncidentSummary, type Need, type ThingNeed } from '@muster/api-client';
import { Link, useNavigate } from '@tanstack/react-router';
import { problemOf } from '../../api/problem-of.ts';
import { Button } from '@mantine/core';
import { BusyButton } from '../../kit/busy-button.tsx';
import { ClauseChip } from '../../kit/clause/clause-chip.tsx';
import { DeadlinePill } from '../../kit/deadline/deadline-pill.tsx';
import { Words } from '../../kit/pseudonym/words.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { SeverityMark } from '../../kit/severity-mark.tsx';
import { Time } from '../../kit/time/time.tsx';
import { useAct } from '../incidents/use-act.ts';

/** One thing waiting for the reader: what, by when, and a button that does it or leads to it. */
export function NeedRow({ first, others }: ThingNeed) {
  const { incident, clock } = first;
  return incident === undefined || clock === undefined ? (
    <PlainNeed need={first} others={others} />
  ) : (
    <IncidentNeed need={first} incident={incident} clock={clock} others={others} />
  );
}

/** A waiting item of any area: it is dealt with on its own page. */
function PlainNeed({ need: { thing, title, does, page, dueAt, clause }, others }: { need: Need; others: number }) {
  const navigate = useNavigate();
  return (
    <li className="need">
      <span className="need-what titled">
        <Link to={page} className="plain-link">
          <Words text={title} isInLink />
        </Link>{' '}
        {isName(thing.id) ? <span className="soft small mono nowrap">{thing.id}</span> : null}
        {others === 0 ? null : <span className="soft small nowrap"> and {others} more</span>}
      </span>
      <span className="small nowrap">
        {dueAt === undefined ? null : (
          <>
            due <Time at={dueAt} as="absolute" />{' '}
          </>
        )}
        <ClauseChip id={clause} />
      </span>
      <Button
        className="need-do"
        size="compact-sm"
        variant="default"
        aria-label={`${does}: ${title}`}
        onClick={() => void navigate({ to: page })}
      >
        {does}
      </Button>
    </li>
  );
}

/** Ids that mean nothing to people are not shown. */
const isName = (id: string): boolean => !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);

type IncidentNeedProps = {
  readonly need: Need;
  readonly incident: IncidentSummary;
  readonly clock: IncidentClock;
  readonly others: number;
};

function IncidentNeed({ need: { kind, does }, incident, clock, others }: IncidentNeedProps) {
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
      <span className="need-what titled">
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
        // The visible label comes first, for speech input (WCAG 2.5.3).
        aria-label={`${does}: ${title}, ${clockWords[clock.name]}`}
        onClick={go}
      >
        {does}
      </BusyButton>
      <ProblemNote
        problem={act.error === null ? undefined : problemOf(act.error)}
        onRetry={() => act.variables && act.mutate(act.variables)}
      />
    </li>
  );
}
