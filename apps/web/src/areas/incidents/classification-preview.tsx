import { type Facts, answerOf } from '@muster/api-client';
import { ClauseChip } from '../../kit/clause/clause-chip.tsx';
import { Panel } from '../../kit/panel.tsx';
import { SeverityMark } from '../../kit/severity-mark.tsx';
import { Supposed } from './supposed.tsx';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/client.ts';

/** The policy's classification of the facts so far, computed by the server. */
export function ClassificationPreview({ facts, service }: { facts: Facts; service: string }) {
  const judged = useJudgedFacts(facts, service);
  if (judged === undefined) return null;
  const { severity, explanation, because, ask, defaults, source } = judged;
  const telling = because.filter((phrase) => phrase.holds === true);
  return (
    <Panel
      title="Classification by the policy"
      aside={<SeverityMark severity={severity} unclassified={source === 'provisional'} />}
    >
      <p aria-live="polite">{explanation}</p>
      {telling.map((phrase) => (
        <p key={phrase.severity + phrase.clause + phrase.words}>
          <span className="soft">{phrase.severity}</span> {phrase.words} <ClauseChip id={phrase.clause} />
        </p>
      ))}
      <Supposed defaults={defaults} />
      {ask.length === 0 ? null : (
        <p className="soft">Still to answer: {ask.map(({ question }) => question).join(' ')}</p>
      )}
    </Panel>
  );
}

/** The policy's classification of facts before declaring, computed by the server. */
export const useJudgedFacts = (facts: Facts, service: string) =>
  useQuery({
    queryKey: ['policy', 'classification', facts, service],
    queryFn: () =>
      answerOf(api.POST('/v1/incidents/classification', { body: { facts, ...(service === '' ? {} : { service }) } })),
    placeholderData: (before) => before,
  }).data;
