import { answerOf } from '@muster/api-client';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { problemOf } from '../../api/problem-of.ts';
import { ClauseChip } from '../../kit/clause/clause-chip.tsx';
import { Panel } from '../../kit/panel.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';

const SIGNS = { met: '✓ shown', missing: '✕ missing', waived: '⚖ waived' } as const;

/** A commit's progress: line by line, what the deploy gate will require. */
export function Standing({ service, commit }: { service: string; commit: string }) {
  const asked = useQuery({
    queryKey: ['promotion', 'standing', service, commit],
    queryFn: () => answerOf(api.GET('/v1/promotion', { params: { query: { service, commit } } })),
    refetchInterval: 15_000,
  });
  if (asked.isError) return <ProblemNote problem={problemOf(asked.error)} />;
  if (asked.data === undefined) return null;
  const { environment, isReady, lines } = asked.data;
  return (
    <div className="inset">
      <Panel title={isReady ? `It may go to ${environment}` : `It may not go to ${environment} yet`}>
        <ul>
          {lines.map(({ clause, what, state, why }) => (
            <li key={`${clause} ${what}`}>
              <ClauseChip id={clause} /> <strong>{SIGNS[state]}</strong> {what}
              {why.length === 0 ? null : <span className="soft"> ({why.join(', ')})</span>}
            </li>
          ))}
        </ul>
        {lines.some(({ state, what }) => state === 'missing' && what.startsWith('smoke test')) ? (
          <p className="soft">
            Record the smoke test on its deployment to staging:{' '}
            <code>muster deployment smoke-test &lt;deployment&gt; passed</code>
          </p>
        ) : null}
      </Panel>
    </div>
  );
}
