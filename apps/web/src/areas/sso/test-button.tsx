import { answerOf } from '@muster/api-client';
import { useMutation } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { problemOf } from '../../api/problem-of.ts';
import { BusyButton } from '../../kit/busy-button.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';

/** Runs the provider checks that need no person and shows the result in place. */
export function TestButton({ name, label }: { name: string; label: string }) {
  const test = useMutation({
    mutationFn: () =>
      answerOf(api.POST('/v1/identity-providers/{name}/test', { params: { path: { name } }, body: {} })),
  });
  return (
    <>
      <div>
        <BusyButton
          isBusy={test.isPending}
          variant="default"
          size="compact-sm"
          aria-label={`Test ${label}`}
          onClick={() => test.mutate()}
        >
          Test
        </BusyButton>
      </div>
      <ProblemNote problem={test.isError ? problemOf(test.error) : undefined} />
      {test.isSuccess ? (
        <p role="status">
          <strong>{test.data.works ? '✓ It works.' : '! It does not work.'}</strong> {test.data.says}
        </p>
      ) : null}
    </>
  );
}
