import { answerOf, type ImportPreview } from '@muster/api-client';
import { Button, FileButton } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { problemOf } from '../../api/problem-of.ts';
import { BusyButton } from '../../kit/busy-button.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';

type File = { readonly format: 'csv' | 'backstage'; readonly content: string };

/** Picks a file, previews its changes, and imports it. */
export function ImportButton() {
  const [file, setFile] = useState<File>();
  return (
    <>
      <FileButton accept=".csv,.yaml,.yml" onChange={(chosen) => void readChosen(chosen).then(setFile)}>
        {(props) => (
          <Button variant="default" {...props}>
            Import a file
          </Button>
        )}
      </FileButton>
      {file === undefined ? null : <ImportDialog file={file} onClose={() => setFile(undefined)} />}
    </>
  );
}

async function readChosen(chosen: globalThis.File | null): Promise<File | undefined> {
  if (chosen === null) return undefined;
  return { format: chosen.name.toLowerCase().endsWith('.csv') ? 'csv' : 'backstage', content: await chosen.text() };
}

function ImportDialog({ file, onClose }: { file: File; onClose: () => void }) {
  const client = useQueryClient();
  const preview = useMutation({
    mutationFn: () => answerOf(api.POST('/v1/services/import/preview', { body: file })),
  });
  const take = useMutation({
    mutationFn: () => answerOf(api.POST('/v1/services/import', { body: file })),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['services'] });
      onClose();
    },
  });
  const seen = preview.data;
  const failed = take.error ?? preview.error;
  return (
    <Dialog title="Import a file" onClose={onClose}>
      <div className="stack">
        <p>The file is imported completely or not at all. Anything it does not name stays unchanged.</p>
        {seen === undefined ? null : <Changes preview={seen} />}
        <ProblemNote problem={failed === null ? undefined : problemOf(failed)} />
        <div className="row">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          {seen === undefined ? (
            <BusyButton isBusy={preview.isPending} onClick={() => preview.mutate()}>
              Preview
            </BusyButton>
          ) : seen.problems.length > 0 ? null : (
            <BusyButton isBusy={take.isPending} onClick={() => take.mutate()}>
              Import
            </BusyButton>
          )}
        </div>
      </div>
    </Dialog>
  );
}

const MOST_SHOWN = 20;

function Changes({ preview: { added, changed, unchanged, problems } }: { preview: ImportPreview }) {
  return (
    <>
      <p>
        <strong>
          {added.length} to add, {changed.length} to change, {unchanged} unchanged.
        </strong>
      </p>
      {problems.slice(0, MOST_SHOWN).map(({ path, problem, remedy }) => (
        <p key={`${path} ${problem}`} role="note">
          {path.replace(/^\/lines\/(\d+)\/(.*)$/, 'Line $1, $2')} {problem}: {remedy}
        </p>
      ))}
      {changed.slice(0, MOST_SHOWN).map(({ name, fields }) => (
        <p key={name}>
          {name}: {fields.map(({ before, after }) => `${before || 'nothing'} → ${after || 'nothing'}`).join('; ')}
        </p>
      ))}
      {Math.max(changed.length, problems.length) > MOST_SHOWN ? <p className="soft">… and more.</p> : null}
    </>
  );
}
