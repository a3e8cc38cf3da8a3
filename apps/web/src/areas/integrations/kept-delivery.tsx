import type { May } from '@muster/api-client';
import { useQuery } from '@tanstack/react-query';
import { problemOf } from '../../api/problem-of.ts';
import { VerbButton } from '../../declared/verb-button.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import { keptQuery } from './integration-queries.ts';
import './kept-delivery.css';

/** A received payload, scrubbed, with a way to redeliver it. */
export function KeptDelivery({
  id,
  delivery,
  may,
  onClose,
}: {
  id: string;
  delivery: string;
  may: May;
  onClose: () => void;
}) {
  const kept = useQuery(keptQuery(id, delivery));
  return (
    <Dialog title="Received payload" onClose={onClose} size="lg">
      <div className="stack">
        <ProblemNote problem={kept.isError ? problemOf(kept.error) : undefined} />
        {kept.data === undefined ? (
          kept.isError ? null : (
            <Waiting what="what was received" />
          )
        ) : (
          <pre className="kept-delivery" tabIndex={0}>
            {kept.data.told}
          </pre>
        )}
        <div>
          <VerbButton verb="integration.replay" may={may} acted={{ key: { id } }} given={{ delivery }} onDone={onClose}>
            Deliver again
          </VerbButton>
        </div>
      </div>
    </Dialog>
  );
}
