import type { Incident } from '@muster/api-client';
import { Textarea } from '@mantine/core';
import { useRef, useState } from 'react';
import { isMac } from '../../keys/is-mac.ts';
import { usePageActions } from '../../keys/page-actions.tsx';
import { BusyButton } from '../../kit/busy-button.tsx';
import { Form } from '../../kit/form/form.tsx';
import { useFields } from '../../kit/form/use-fields.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { localMoment } from '../../kit/time/format-time.ts';
import { serverNow } from '../../live/server-clock.ts';
import { StepReason } from './step-reason.tsx';
import { composerCommands, parseComposerLine } from './composer-line.ts';
import { asksFirst, takeCommand, worseThan } from './next-step.ts';
import { StepDialog } from './step-dialog.tsx';
import { useAct } from './use-act.ts';

/** Writes a note, or acts with a command. Enter adds a line; Ctrl or Cmd Enter sends. */
export function Composer({ incident }: { incident: Incident }) {
  const [text, setText] = useState('');
  const [isTaking, setTaking] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const act = useAct(incident);
  usePageActions([{ id: 'incident.write', key: 'n', does: 'Write a note', run: () => field.current?.focus() }]);
  const line = parseComposerLine(text, serverNow());
  const fields = useFields<string>({
    labels: Object.fromEntries(lineFields.map((path) => [path, 'What you wrote'])),
    error: act.error,
    mistakes: 'wrong' in line ? { '/text': line.wrong } : {},
  });
  const send = () => {
    if ('wrong' in line) return;
    if (line.verb === 'take-command' && asksFirst(line.verb, incident)) setTaking(true);
    else act.mutate(line, { onSuccess: () => setText('') });
  };
  const occurredAt = 'wrong' in line ? undefined : line.fields?.['occurredAt'];
  const wrong = lineFields.map((path) => fields.field(path).error).find((error) => error !== undefined);
  const suggestions = /^\/\S*$/.test(text)
    ? composerCommands.filter(
        ({ name, verb }) => name.startsWith(text) && (verb !== 'raise' || worseThan(incident.severity).length > 0),
      )
    : [];
  return (
    <>
      <Form fields={fields} className="composer no-print" onSend={send}>
        <div className="composer-line">
          <Textarea
            ref={field}
            className="grow"
            aria-label="Write to the timeline"
            error={wrong}
            placeholder="Write a note, or / for commands"
            autosize
            minRows={1}
            maxRows={10}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
                event.preventDefault();
                event.currentTarget.form?.requestSubmit();
              }
            }}
          />
          <BusyButton type="submit" variant="default" isBusy={act.isPending} disabled={text.trim() === ''}>
            Write
          </BusyButton>
        </div>
        <div className="composer-hint small soft">
          {occurredAt === undefined
            ? null
            : `Happened ${localMoment(new Date(occurredAt as string))}; will be marked as written later.`}
          <span className="composer-keys">
            <kbd>{isMac() ? '⌘' : 'Ctrl'}</kbd> <kbd>Enter</kbd> to write
          </span>
        </div>
        {suggestions.length === 0 ? null : (
          <ul className="composer-commands" aria-label="Commands">
            {suggestions.map(({ name, form, does, verb }) => (
              <li key={name}>
                <button
                  type="button"
                  aria-disabled={!incident.may[verb].allowed || undefined}
                  onClick={() => {
                    if (!incident.may[verb].allowed) return;
                    setText(`${name} `);
                    field.current?.focus();
                  }}
                >
                  <span className="mono">{form}</span> <span className="soft">{does}</span>
                  <StepReason may={incident.may[verb]} />
                </button>
              </li>
            ))}
          </ul>
        )}
        <ProblemNote problem={fields.note} />
      </Form>
      {isTaking ? (
        <StepDialog
          step={takeCommand}
          incident={incident}
          onClose={() => {
            setTaking(false);
            setText('');
          }}
        />
      ) : null}
    </>
  );
}

/** The fields a line's text may go to, whatever its command. */
const lineFields = ['/text', '/note', '/reason', '/severity', '/occurredAt'] as const;
