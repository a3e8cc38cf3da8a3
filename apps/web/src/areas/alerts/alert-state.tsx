import type { Alert } from '@muster/api-client';
import './alert-state.css';

export function AlertState({ state }: { state: Alert['state'] }) {
  return (
    <span className="alert-state" data-state={state}>
      {state}
    </span>
  );
}
