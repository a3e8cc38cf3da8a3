import { useMutation, useQuery } from '@tanstack/react-query';
import { problemOf } from '../../api/problem-of.ts';
import { BusyButton } from '../../kit/busy-button.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { leaveFor, waysInQuery } from './ways-in.ts';

/** A button per identity provider; renders nothing if there is none. */
export function ProviderButtons({ next, invitation }: { next?: string; invitation?: string }) {
  const { providers = [] } = useQuery(waysInQuery).data ?? {};
  const leave = useMutation({
    mutationFn: async (name: string) =>
      leaveFor(name, {
        ...(next === undefined ? {} : { next }),
        ...(invitation === undefined ? {} : { invitation }),
      }),
  });
  if (providers.length === 0) return null;
  return (
    <div className="stack">
      {providers.map(({ name, label }) => (
        <BusyButton
          key={name}
          isBusy={leave.isPending && leave.variables === name}
          variant="default"
          onClick={() => leave.mutate(name)}
        >
          Continue with {label}
        </BusyButton>
      ))}
      <ProblemNote problem={leave.isError ? problemOf(leave.error) : undefined} />
    </div>
  );
}
