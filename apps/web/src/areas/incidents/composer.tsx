import type { Incident } from '@muster/api-client';
import { Button, Textarea } from '@mantine/core';
import { useId, useRef, useState } from 'react';
import { problemOf } from '../../api/problem-of.ts';
import { isMac } from '../../keys/is-mac.ts';
import { usePageActions } from '../../keys/page-actions.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { localMoment } from '../../kit/time/format-time.ts';
import { serverNow } from '../../live/server-clock.ts';
import { composerCommands, parseComposerLine } from './composer-line.ts';
import { useAct } from './use-act.ts';

/** Write a note, or act with a command. Enter makes a new line; Ctrl or Cmd Enter sends. */
export function Composer({ incident }: { incident: Incident }) {
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState<string | undefined>();
  const field = useRef<HTMLTextAreaElement>(null);
  const hintId = useId();
  const act = useAct(incident);
  usePageActions([{ id: 'incident.write', key: 'n', does: 'Write a note', run: () => field.current?.focus() }]);
  const send = () => {
    const line = parseComposerLine(text, serverNow());
    setWrong(line.kind === 'wrong' ? line.why : undefined);
    if (line.kind !== 'wrong') act.mutate(line, { onSuccess: () => setText('') });
  };
  const read = text.startsWith('/at ') ? parseComposerLine(text, serverNow()) : undefined;
  const suggestions = /^\/\S*$/.test(text) ? composerCommands.filter(({ name }) => name.startsWith(text)) : [];
  return (
    <form
      className="composer no-print"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <div className="composer-line">
        <Textarea
          ref={field}
          className="grow"
          aria-label="Write to the timeline"
          aria-describedby={hintId}
          placeholder="Write a note, / for commands"
          autosize
          minRows={1}
          maxRows={10}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
              event.preventDefault();
              send();
            }
          }}
        />
        <Button type="submit" variant="default" loading={act.isPending} disabled={text.trim() === ''}>
          Write
        </Button>
      </div>
      <div id={hintId} className="composer-hint small soft">
        {read?.kind === 'note' && read.occurredAt !== undefined
          ? `Happened ${localMoment(read.occurredAt)}; marked as written later.`
          : null}
        <span className="composer-keys">
          <kbd>{isMac() ? '⌘' : 'Ctrl'}</kbd> <kbd>Enter</kbd> writes it
        </span>
      </div>
      {suggestions.length === 0 ? null : (
        <ul className="composer-commands" aria-label="Commands">
          {suggestions.map(({ name, form, does }) => (
            <li key={name}>
              <button
                type="button"
                onClick={() => {
                  setText(`${name} `);
                  field.current?.focus();
                }}
              >
                <span className="mono">{form}</span> <span className="soft">{does}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {wrong === undefined ? null : (
        <p role="alert" className="composer-wrong small">
          {wrong}
        </p>
      )}
      <ProblemNote problem={act.error === null ? undefined : problemOf(act.error)} />
    </form>
  );
}
