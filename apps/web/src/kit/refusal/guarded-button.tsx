import type { May } from '@muster/api-client';
import { useId } from 'react';
import { BusyButton } from '../busy-button.tsx';
import { ClauseChip } from '../clause/clause-chip.tsx';
import { useGuard } from './guarded.tsx';
import { reasonOf } from './shared-refusal.ts';
import './refusal.css';

type Props = {
  /** What the server says of this very thing. Without it, what holds for all that is around it. */
  may?: May | undefined;
  /** Left out by a button that sends its form. */
  onAct?: () => void;
  children: string;
  isBusy?: boolean;
  /** What it is called where its words alone would not tell one row's from another's. */
  label?: string;
  isCompact?: boolean;
  /** More about it, where it may be done. */
  hint?: string;
  /** The one thing that its page is for. */
  isMain?: boolean;
  /** Where there is nothing to do it with yet, or nothing to be done. */
  isIdle?: boolean;
};

/**
 * A control that the server may have refused beforehand: it keeps its place and can be reached by keyboard, does
 * nothing, and says why, by which clause, and who could. Where that stands once for many, it leads there.
 */
export function GuardedButton({ may, onAct, children, isBusy, label, isCompact, hint, isMain, isIdle = false }: Props) {
  const guard = useGuard();
  const ownId = useId();
  const isRefused = may === undefined ? guard !== undefined : !may.allowed;
  // What is refused around it for the same reason has been said already.
  const own = may !== undefined && isRefused && reasonOf(may) !== guard?.reason ? may : undefined;
  const said = own === undefined && isRefused ? guard : undefined;
  return (
    <span className="guarded">
      <BusyButton
        type={onAct === undefined ? 'submit' : 'button'}
        variant={isMain === true ? 'filled' : 'default'}
        size={isCompact === true ? 'compact-sm' : 'sm'}
        aria-label={label}
        isBusy={isBusy ?? false}
        disabled={isIdle && !isRefused}
        aria-disabled={isRefused || undefined}
        aria-describedby={own === undefined ? said?.reasonId : ownId}
        data-refused={isRefused || undefined}
        title={own === undefined ? (said?.reason ?? hint) : reasonOf(own)}
        onClick={(event) => {
          if (!isRefused) return onAct?.();
          event.preventDefault();
          if (said !== undefined) document.getElementById(said.reasonId)?.focus();
        }}
      >
        {children}
      </BusyButton>
      {own === undefined ? null : (
        <span id={ownId} className="guarded-reason">
          {reasonOf(own)} {own.clause === undefined ? null : <ClauseChip id={own.clause} />}
        </span>
      )}
    </span>
  );
}
