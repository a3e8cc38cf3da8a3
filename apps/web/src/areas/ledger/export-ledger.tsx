import { answerOf } from '@muster/api-client';
import { useMutation } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { problemOf } from '../../api/problem-of.ts';
import { GuardedButton } from '../../kit/refusal/guarded-button.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { useMay } from '../session/use-session.ts';
import { saveFile } from './save-file.ts';

/** Exports all envelopes as lines that anybody with the key can verify offline; the export is itself an entry. */
export function ExportLedger() {
  const save = useMutation({
    mutationFn: async () => {
      const lines = await answerOf(api.POST('/v1/ledger/export', { body: {}, parseAs: 'blob' }));
      saveFile(lines, 'muster-ledger.ndjson');
    },
  });
  const mayExport = useMay('ledger.export');
  return (
    <>
      <GuardedButton
        may={mayExport}
        isBusy={save.isPending}
        hint="Envelopes only: no names, no free text. The export itself is recorded."
        onAct={() => save.mutate()}
      >
        Export
      </GuardedButton>
      <ProblemNote problem={save.error === null ? undefined : problemOf(save.error)} />
    </>
  );
}
