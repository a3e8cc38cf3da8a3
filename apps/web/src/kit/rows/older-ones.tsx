import { Button } from '@mantine/core';
import { problemOf } from '../../api/problem-of.ts';
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
        <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {words}
        </Button>
      </div>
      <ProblemNote problem={list.isFetchNextPageError ? problemOf(list.error) : undefined} />
    </div>
  );
}
