import type { May } from '@muster/api-client';
import { useId } from 'react';
import { BusyButton } from '../busy-button.tsx';
import { ClauseChip } from '../clause/clause-chip.tsx';
import { useGuard } from './guarded.tsx';
import { reasonOf } from './shared-refusal.ts';
import './refusal.css';

type Props = {
  /** The server's verdict for this thing. Without it, the surrounding one applies. */
  may?: May | undefined;
  /** Omitted for a submit button. */
  onAct?: () => void;
  children: string;
  isBusy?: boolean;
  /** Accessible name, if its text would not distinguish rows. */
  label?: string;
  isCompact?: boolean;
  /** More about it, shown if allowed. */
  hint?: string;
  /** The page's primary action. */
  isMain?: boolean;
  /** Nothing to act on yet, or nothing to do. */
  isIdle?: boolean;
};

/**
 * A control that the server may refuse in advance: it stays in place and focusable, does nothing, and says why, by
 * which clause, and who could. If one explanation covers several controls, it links to that.
 */
export function GuardedButton({ may, onAct, children, isBusy, label, isCompact, hint, isMain, isIdle = false }: Props) {
  const guard = useGuard();
  const ownId = useId();
  const isRefused = may === undefined ? guard !== undefined : !may.allowed;
  // A refusal with the same reason around it already explains this.
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
