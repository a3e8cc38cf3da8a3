import { answerOf } from '@muster/api-client';
import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { problemOf } from '../../api/problem-of.ts';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { saveFile } from './save-file.ts';

/** Takes all envelopes away as lines that anybody with the key can verify offline; that it was done is an entry itself. */
export function ExportLedger() {
  const save = useMutation({
    mutationFn: async () => {
      const lines = await answerOf(api.POST('/v1/ledger/export', { body: {}, parseAs: 'blob' }));
      saveFile(lines, 'muster-ledger.ndjson');
    },
  });
  return (
    <>
      <Button
        variant="default"
        loading={save.isPending}
        title="Envelopes only: no names, no free text. The export is itself on the record."
        onClick={() => save.mutate()}
      >
        Export
      </Button>
      <ProblemNote problem={save.error === null ? undefined : problemOf(save.error)} />
    </>
  );
}
