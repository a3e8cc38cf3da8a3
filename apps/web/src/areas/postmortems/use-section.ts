import { answerOf, type PostmortemPage, type Problem } from '@muster/api-client';
import { useDebouncedCallback } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { api } from '../../api/client.ts';
import { problemOf } from '../../api/problem-of.ts';
import { forgetDraft, keepDraft, keptDraft } from './kept-draft.ts';

const SAVE_AFTER_MS = 1_500;

type Section = PostmortemPage['sections'][number];

export type SectionState = {
  readonly text: string;
  readonly type: (text: string) => void;
  readonly saveNow: () => void;
  readonly status: string;
  readonly problem: Problem | undefined;
  /** The text contains both versions, marked, until somebody merges them. */
  readonly isConflict: boolean;
};

/**
 * A section's text while it is edited: saved shortly after the last keystroke against the version it is based on, so
 * that others' changes are merged and not overwritten. Unsaved text is kept in this browser.
 */
export function useSection(code: string, section: Section): SectionState {
  const client = useQueryClient();
  const key = `${code}/${section.id}`;
  const [kept] = useState(() => keptDraft(key));
  const [text, setText] = useState(kept?.text ?? section.text);
  const [isSaving, setSaving] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const saved = useRef({ text: section.text, version: kept?.over ?? section.version });
  const latest = useRef(text);
  const [savedText, setSavedText] = useState(section.text);
  const isDirty = text !== savedText;
  const isConflict = text.includes('<<<<<<< yours') || text.includes('>>>>>>> theirs');

  // Adopts what others saved if nothing is being edited here.
  useEffect(() => {
    if (latest.current !== saved.current.text || section.version <= saved.current.version) return;
    saved.current = { text: section.text, version: section.version };
    setSavedText(section.text);
    latest.current = section.text;
    setText(section.text);
  }, [section.text, section.version]);

  async function save(): Promise<void> {
    const sent = latest.current;
    if (sent === saved.current.text || isSaving || hasMarks(sent)) return;
    setSaving(true);
    try {
      const answer = await answerOf(
        api.POST('/v1/postmortems/{code}/write', {
          params: { path: { code } },
          body: { section: section.id, text: sent, over: saved.current.version },
        }),
      );
      setProblem(undefined);
      const isUntouched = latest.current === sent;
      saved.current = { text: answer.saved ? answer.text : '', version: answer.version };
      setSavedText(saved.current.text);
      if (isUntouched) {
        latest.current = answer.text;
        setText(answer.text);
      }
      if (answer.saved && isUntouched) forgetDraft(key);
      else keepDraft(key, { text: latest.current, over: answer.version });
      await client.invalidateQueries({ queryKey: ['postmortems', code] });
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setSaving(false);
    }
  }

  const saveSoon = useDebouncedCallback(() => void save(), { delay: SAVE_AFTER_MS, flushOnUnmount: true });

  function type(next: string): void {
    latest.current = next;
    setText(next);
    keepDraft(key, { text: next, over: saved.current.version });
    saveSoon();
  }

  return {
    text,
    type,
    saveNow: () => void save(),
    status: isSaving ? 'Saving…' : isDirty ? 'Not saved yet; kept in this browser' : 'Saved',
    problem,
    isConflict,
  };
}

const hasMarks = (text: string): boolean => text.includes('<<<<<<< yours') || text.includes('>>>>>>> theirs');
