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
  const { severity, explanation, because, source } = judged.data;
  const telling = because.filter((criterion) => criterion.matched === true);
  return (
    <Panel title="What the policy makes of it" aside={<SeverityMark severity={severity} unclassified={source === 'provisional'} />}>
      <p aria-live="polite">{explanation}</p>
      {telling.map((criterion) => (
        <p key={criterion.clause + criterion.criterion}>
          {criterion.words} <ClauseChip id={criterion.clause} />
        </p>
      ))}
    </Panel>
  );
}
