import { answerOf } from '@muster/api-client';
import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { useMay } from '../../areas/session/use-session.ts';
import { ClauseChip } from '../clause/clause-chip.tsx';
import { Dialog } from '../dialog.tsx';
import { Form } from '../form/form.tsx';
import { useFields } from '../form/use-fields.tsx';
import { GuardedButton } from '../refusal/guarded-button.tsx';
import { Guarded } from '../refusal/guarded.tsx';
import { ProblemNote } from '../refusal/problem-note.tsx';
import { WhyNot } from '../refusal/why-not.tsx';

/** Reveals a pseudonym: asked with a reason, recorded, shown until closed and stored nowhere. */
export function RevealDialog({ token, onClose }: { token: string; onClose: () => void }) {
  const mayReveal = useMay('privacy.reveal');
  const [value, setValue] = useState<string | undefined>();
  return (
    <Dialog title="Who is this?" onClose={onClose}>
      <div className="stack">
        <p className="mono small soft pseudonym-whole">{token}</p>
        {value === undefined ? (
          <Guarded may={mayReveal}>
            <WhyNot />
            <AskWhy token={token} onTold={setValue} onClose={onClose} />
          </Guarded>
        ) : (
          <>
            <p className="revealed mono">{value}</p>
            <div>
              <Button data-autofocus onClick={onClose}>
                Close and forget
              </Button>
            </div>
          </>
        )}
      </div>
    </Dialog>
  );
}

type AskProps = { token: string; onTold: (value: string) => void; onClose: () => void };

function AskWhy({ token, onTold, onClose }: AskProps) {
  const [reason, setReason] = useState('');
  const reveal = useMutation({
    gcTime: 0,
    mutationFn: () =>
      answerOf(
        api.POST('/v1/pseudonyms/{token}/reveal', { params: { path: { token } }, body: { reason: reason.trim() } }),
      ),
    onSuccess: ({ value }) => onTold(value),
  });
  const fields = useFields({ labels: { '/reason': 'Why you need to know' }, error: reveal.error });
  return (
    <Form fields={fields} onSend={() => reveal.mutate()}>
      <p>
        The same pseudonym always stands for the same {wordsOf(token)}. Looking it up goes on the record with your name
        and your reason before the value is shown. <ClauseChip id="6.6" />
      </p>
      <TextInput
        {...fields.field('/reason')}
        required
        maxLength={1000}
        data-autofocus
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <ProblemNote problem={fields.note} />
      <div className="row">
        <GuardedButton isBusy={reveal.isPending} isIdle={reason.trim() === ''} isMain>
          Reveal, on the record
        </GuardedButton>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </Form>
  );
}

const wordsOf = (token: string): string => kinds[token.split('~')[0] ?? ''] ?? 'value';

const kinds: Readonly<Record<string, string>> = {
  email: 'e-mail address',
  ip: 'network address',
  user: 'user id',
};
