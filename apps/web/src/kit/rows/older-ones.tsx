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

/** Loads one more page of a list while there is one, and shows why it failed. */
export function OlderOnes({ list, words = 'Load more' }: { list: List; words?: string }) {
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
