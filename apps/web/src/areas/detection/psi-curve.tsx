import type { DriftPage } from '@muster/api-client';
import { localMoment } from '../../kit/time/format-time.ts';

const WIDTH = 1000;
const HEIGHT = 140;

/** The largest drift at each evaluation, with the policy's two limits. */
export function PsiCurve({ page }: { page: DriftPage }) {
  const looks = page.history.toReversed();
  const [first, last] = [looks[0], looks.at(-1)];
  if (first === undefined || last === undefined) return <p className="soft">Not judged yet.</p>;
  const { possibleFrom, driftFrom } = page.limits;
  const most = Math.max(driftFrom * 1.5, ...looks.map(({ worstPsi }) => worstPsi));
  const y = (psi: number) => HEIGHT - (psi / most) * HEIGHT;
  const points = looks.map(({ worstPsi }, i) => `${(i / Math.max(1, looks.length - 1)) * WIDTH},${y(worstPsi)}`);
  return (
    <figure className="distributions drift-curve">
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`Largest stability index: ${last.worstPsi.toFixed(2)} now; possible drift from ${possibleFrom}, drift from ${driftFrom}.`}
      >
        <line x1="0" x2={WIDTH} y1={y(possibleFrom)} y2={y(possibleFrom)} />
        <line className="certain" x1="0" x2={WIDTH} y1={y(driftFrom)} y2={y(driftFrom)} />
        <polyline points={points.join(' ')} />
      </svg>
      <div className="plot-ends">
        <span>{localMoment(new Date(first.at))}</span>
        <span>{localMoment(new Date(last.at))}</span>
      </div>
    </figure>
  );
}
