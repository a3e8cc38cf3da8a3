import './waiting.css';

/**
 * What is on its way, in the room that it will take: nothing below it is there yet to be pushed down when it comes.
 * Shown in place of all that is asked for together, and not beside what has come already.
 */
export function Waiting({ what }: { what: string }) {
  return (
    <div className="waiting" role="status">
      <span className="hidden-words">{what} on the way</span>
    </div>
  );
}
