import type { ObjectiveSummary } from '@muster/api-client';

const words: Readonly<Record<ObjectiveSummary['state'], string>> = {
  'no-data': 'no data',
  unknown: 'not known',
  intact: 'intact',
  spending: 'being spent',
  low: 'low',
  exhausted: 'exhausted',
};

/** A budget's state in words, including a freeze. */
export function ObjectiveState({ objective }: { objective: ObjectiveSummary }) {
  const { state, frozenSince, waiver, origin } = objective;
  if (origin === 'proposed') return <span className="chip">proposed</span>;
  if (frozenSince === undefined) return <span className="chip">{words[state]}</span>;
  return (
    <span className={`chip ${waiver === undefined ? 'objective-frozen' : ''}`}>
      {waiver === undefined ? 'frozen' : 'freeze waived'}
    </span>
  );
}

/** `12.4 %`, `12.4 % when last heard` if unknown now, or a dash without a number. */
export const leftWords = ({ left, state }: ObjectiveSummary): string =>
  left === undefined ? '–' : state === 'unknown' ? `${left} % when last heard` : `${left} %`;
