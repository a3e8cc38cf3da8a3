import { Button } from '@mantine/core';

/** Under a list that goes on: one more page of it, as long as there is one. */
export function OlderOnes({
  list,
}: {
  list: {
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    readonly fetchNextPage: () => Promise<unknown>;
  };
}) {
  if (!list.hasNextPage) return null;
  return (
    <div className="inset more">
      <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
        Older ones
      </Button>
    </div>
  );
}
