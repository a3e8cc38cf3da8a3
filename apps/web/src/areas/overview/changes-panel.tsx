import { answerOf } from '@muster/api-client';
import { incidentsOf, type Overview } from '@muster/api-client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { BusyButton } from '../../kit/busy-button.tsx';
import { api } from '../../api/client.ts';
import { problemOf } from '../../api/problem-of.ts';
import { Actor } from '../../kit/person.tsx';
import { Panel } from '../../kit/panel.tsx';
import { Words } from '../../kit/pseudonym/words.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { Time } from '../../kit/time/time.tsx';

/** What was recorded since the reader last marked the changes as seen. */
export function ChangesPanel({ overview: { changesSince, seenUpTo } }: { overview: Overview }) {
  const queries = useQueryClient();
  const newest = changesSince[0]?.seq;
  const see = useMutation({
    mutationFn: (seq: number) => answerOf(api.POST('/v1/overview/seen', { body: { seq } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['overview'] }),
  });
  return (
    <Panel
      title={seenUpTo === undefined ? 'Latest on the record' : 'Since you last looked'}
      aside={
        newest === undefined ? null : (
          <BusyButton variant="subtle" size="compact-sm" isBusy={see.isPending} onClick={() => see.mutate(newest)}>
            Mark as seen
          </BusyButton>
        )
      }
    >
      {changesSince.length === 0 ? <p className="soft">Nothing new.</p> : null}
      <ul className="changes">
        {changesSince.map(({ seq, at, actor, summary, instants, things }) => (
          <li key={seq}>
            <Link to="/ledger/$seq" params={{ seq: String(seq) }} className="plain-link changes-what">
              <Actor actor={actor} as="word" /> <Words text={summary} instants={instants} isInLink />
            </Link>
            <span className="soft small nowrap">
              <span className="mono">{incidentsOf(things)[0]} </span>
              <Time at={at} />
            </span>
          </li>
        ))}
      </ul>
      <ProblemNote
        problem={see.error === null ? undefined : problemOf(see.error)}
        onRetry={() => newest !== undefined && see.mutate(newest)}
      />
    </Panel>
  );
}
