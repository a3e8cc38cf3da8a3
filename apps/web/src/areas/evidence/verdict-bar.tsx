import type { Control } from '@muster/api-client';
import { verdictWords } from './control-words.ts';

const order = ['exceptions', 'none-found', 'not-evaluable'] as const;

/** The number of controls per verdict, as one bar with labels. */
export function VerdictBar({ controls }: { controls: readonly Control[] }) {
  const counts = order.map((verdict) => ({
    verdict,
    count: controls.filter((each) => each.verdict === verdict).length,
  }));
  const words = counts.map(({ verdict, count }) => `${count} ${verdictWords[verdict]}`).join(', ');
  return (
    <figure>
      <div className="verdict-bar" role="img" aria-label={words}>
        {counts.map(({ verdict, count }) =>
          count === 0 ? null : <span key={verdict} data-verdict={verdict} style={{ flexGrow: count }} />,
        )}
      </div>
      <figcaption className="small soft">
        Of {controls.length} controls: {words}.
      </figcaption>
    </figure>
  );
}
