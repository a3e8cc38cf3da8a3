import { answerOf } from '@muster/api-client';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useId, useState } from 'react';
import { api } from '../api/client.ts';
import { Dialog } from '../kit/dialog.tsx';
import { keyWords } from './key-list.tsx';
import { useAllPageActions } from './page-actions.tsx';
import { rankMatches } from './rank-matches.ts';
import './keys.css';

type Choice = { readonly id: string; readonly words: string; readonly hint: string; readonly run: () => void };

/** Searches everything and runs any action of the page. Arrows move, Enter runs, Escape closes. */
export default function Palette({ onClose }: { onClose: () => void }) {
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const listId = useId();
  const choices = useChoices(text);
  const chosen = choices[Math.min(at, choices.length - 1)];
  const take = (choice: Choice | undefined) => {
    if (choice === undefined) return;
    onClose();
    choice.run();
  };
  const chosenId = chosen === undefined ? undefined : `${listId}-${chosen.id}`;
  useEffect(() => {
    if (chosenId !== undefined) document.getElementById(chosenId)?.scrollIntoView({ block: 'nearest' });
  }, [chosenId]);
  return (
    <Dialog title="Search or run an action" onClose={onClose} size="lg">
      <input
        className="palette-input"
        role="combobox"
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={chosenId}
        aria-label="Search or run an action"
        placeholder="An incident, a page or an action"
        data-autofocus
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') setAt(Math.min(at + 1, choices.length - 1));
          else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0));
          else if (event.key === 'Enter') take(chosen);
          else return;
          event.preventDefault();
        }}
      />
      <div className="palette-list" role="listbox" id={listId} aria-label="Matches">
        {choices.map((choice) => (
          <button
            type="button"
            key={choice.id}
            id={`${listId}-${choice.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={choice === chosen}
            onClick={() => take(choice)}
            onMouseMove={() => setAt(choices.indexOf(choice))}
          >
            <span>{choice.words}</span>
            <span className="soft small">{choice.hint}</span>
          </button>
        ))}
      </div>
      {choices.length === 0 ? <p className="soft">Nothing matches.</p> : null}
    </Dialog>
  );
}

function useChoices(text: string): readonly Choice[] {
  const navigate = useNavigate();
  const actions = useAllPageActions().filter((action) => action.key !== 'mod+k');
  const incidents = useQuery({
    queryKey: ['incidents', 'list', 'palette', text],
    queryFn: () =>
      answerOf(
        api.GET('/v1/incidents', { params: { query: text === '' ? { open: true, limit: 5 } : { q: text, limit: 8 } } }),
      ),
    placeholderData: (before) => before,
  });
  const items = incidents.data?.items ?? [];
  // The server matches incident codes and page addresses; here the match only moves to the top.
  const named = items.find(({ code }) => text.toUpperCase().includes(code.slice('INC-'.length)));
  const others = items.filter((incident) => incident !== named);
  const found = [...(named === undefined ? [] : [named]), ...others].map(({ code, title, severity, phase }) => ({
    id: code,
    words: `${severity} ${title}`,
    hint: `${code} · ${phase}`,
    run: () => void navigate({ to: '/incidents/$code', params: { code } }),
  }));
  const doable = actions.map((action) => ({
    id: action.id,
    words: action.does,
    hint: keyWords(action.key ?? ''),
    run: action.run,
  }));
  // A typed code means the incident, so it precedes actions.
  if (named !== undefined) return [...found, ...rankMatches(doable, text, (choice) => choice.words)];
  return [...rankMatches(doable, text, (choice) => choice.words), ...found];
}
