import { ClauseChip } from '../clause/clause-chip.tsx';
import { useGuard } from './guarded.tsx';
import './refusal.css';

/**
 * Why the controls around it are disabled, by which clause, and who could: once for all of them, and they link to it.
 */
export function WhyNot() {
  const guard = useGuard();
  if (guard === undefined || guard.isSaid) return null;
  return (
    <p id={guard.reasonId} className="guarded-note" tabIndex={-1}>
      {guard.reason} {guard.may.clause === undefined ? null : <ClauseChip id={guard.may.clause} />}
    </p>
  );
}
