import { answerOf } from '@muster/api-client';
import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { problemOf } from '../../api/problem-of.ts';
import { usePageActions } from '../../keys/page-actions.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { saveFile } from '../ledger/save-file.ts';
import type { AlertFilters } from './alert-filters.ts';

/** Exports the filtered list as a file; the export is recorded. */
export function ExportAlerts({ filters }: { filters: AlertFilters }) {
  const save = useMutation({
    mutationFn: async (as: 'csv' | 'json') =>
      saveFile(
        await answerOf(api.POST('/v1/alerts/export', { body: { as, ...filters }, parseAs: 'blob' })),
        `alerts.${as}`,
      ),
  });
  usePageActions([
    { id: 'alerts.csv', does: 'Export these alerts as CSV', run: () => save.mutate('csv') },
    { id: 'alerts.json', does: 'Export these alerts as JSON', run: () => save.mutate('json') },
  ]);
  return (
    <>
      <Button variant="default" size="compact-sm" loading={save.isPending} onClick={() => save.mutate('csv')}>
        Export CSV
      </Button>
      <Button variant="default" size="compact-sm" disabled={save.isPending} onClick={() => save.mutate('json')}>
        JSON
      </Button>
      <ProblemNote problem={save.error === null ? undefined : problemOf(save.error)} />
    </>
  );
}
