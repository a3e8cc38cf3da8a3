import { answerOf, type ObjectiveImportPreview } from '@muster/api-client';
import { Button, FileButton } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { problemOf } from '../../api/problem-of.ts';
import { BusyButton } from '../../kit/busy-button.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';

/** Picks an OpenSLO file, shows the back-test of each objective, and proposes them. */
export function ImportButton() {
  const [content, setContent] = useState<string>();
  return (
    <>
      <FileButton accept=".yaml,.yml" onChange={(file) => void file?.text().then(setContent)}>
        {(props) => (
          <Button variant="default" {...props}>
            Import OpenSLO
          </Button>
        )}
      </FileButton>
      {content === undefined ? null : <ImportDialog content={content} onClose={() => setContent(undefined)} />}
    </>
  );
}

function ImportDialog({ content, onClose }: { content: string; onClose: () => void }) {
  const client = useQueryClient();
  const body = { content };
  const preview = useMutation({
    mutationFn: () => answerOf(api.POST('/v1/objectives/import/preview', { body })),
  });
  const propose = useMutation({
    mutationFn: () => answerOf(api.POST('/v1/objectives/import', { body })),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['objectives'] });
      onClose();
    },
  });
  const seen = preview.data;
  const failed = propose.error ?? preview.error;
  return (
    <Dialog title="Import OpenSLO" onClose={onClose}>
      <div className="stack">
        <p>Either all of them are proposed or none. They take effect only once Platform Governance activates them.</p>
        {seen === undefined ? null : <Found preview={seen} />}
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
            <BusyButton isBusy={propose.isPending} onClick={() => propose.mutate()}>
              Propose
            </BusyButton>
          )}
        </div>
      </div>
    </Dialog>
  );
}

function Found({ preview: { objectives, notes, problems } }: { preview: ObjectiveImportPreview }) {
  return (
    <>
      {objectives.map(({ name, target, window, wouldHaveFrozen, hoursWithData }) => (
        <p key={name}>
          <strong>{name}</strong> {target}, {window}:{' '}
          {hoursWithData === 0
            ? 'it has no counts in the past 28 days.'
            : `would have frozen deployments ${wouldHaveFrozen} ${wouldHaveFrozen === 1 ? 'time' : 'times'} in the past 28 days.`}
        </p>
      ))}
      {problems.map(({ path, says }) => (
        <p key={`${path} ${says}`} role="note">
          {path} {says}
        </p>
      ))}
      {notes.map(({ path, says }) => (
        <p key={`${path} ${says}`} className="soft">
          {path} {says}
        </p>
      ))}
    </>
  );
}
