import { answerOf } from '@muster/api-client';
import type { Facts } from '@muster/api-client';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { ClauseChip } from '../../kit/clause/clause-chip.tsx';
import { Panel } from '../../kit/panel.tsx';
import { SeverityMark } from '../../kit/severity-mark.tsx';

/** What the policy makes of the facts so far, as the server judges them. */
export function ClassificationPreview({ facts }: { facts: Facts }) {
  const judged = useQuery({
    queryKey: ['policy', 'classification', facts],
    queryFn: () => answerOf(api.POST('/v1/incidents/classification', { body: { facts } })),
    placeholderData: (before) => before,
  });
  if (judged.data === undefined) return null;
  const { severity, explanation, because, ask, source } = judged.data;
  const telling = because.filter((phrase) => phrase.holds === true);
  return (
    <Panel
      title="What the policy makes of it"
      aside={<SeverityMark severity={severity} unclassified={source === 'provisional'} />}
    >
      <p aria-live="polite">{explanation}</p>
      {telling.map((phrase) => (
        <p key={phrase.severity + phrase.clause + phrase.words}>
          <span className="soft">{phrase.severity}</span> {phrase.words} <ClauseChip id={phrase.clause} />
        </p>
      ))}
      {ask.length === 0 ? null : <p className="soft">Still asked: {ask.map(({ question }) => question).join(' ')}</p>}
    </Panel>
  );
}
