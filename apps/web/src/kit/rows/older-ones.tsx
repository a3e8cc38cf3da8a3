import { BusyButton } from '../busy-button.tsx';

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
      <BusyButton variant="default" isBusy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
        Older ones
      </BusyButton>
    </div>
  );
}
