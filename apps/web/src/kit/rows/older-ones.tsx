import { problemOf } from '../../api/problem-of.ts';
import { BusyButton } from '../busy-button.tsx';
import { ProblemNote } from '../refusal/problem-note.tsx';

type List = {
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly isFetchNextPageError: boolean;
  readonly error: unknown;
  readonly fetchNextPage: () => Promise<unknown>;
};

/** Under a list that goes on: one more page of it, as long as there is one; and why it did not come, where it did not. */
export function OlderOnes({ list, words = 'Older ones' }: { list: List; words?: string }) {
  if (!list.hasNextPage) return null;
  return (
    <div className="inset more stack">
      <div>
        <BusyButton variant="default" isBusy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {words}
        </BusyButton>
      </div>
      <ProblemNote problem={list.isFetchNextPageError ? problemOf(list.error) : undefined} />
    </div>
  );
}
