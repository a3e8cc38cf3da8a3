import { checkBlameless, type Finding } from '@muster/blameless';
import type { PostmortemPage } from '@muster/api-client';
import { Textarea } from '@mantine/core';
import { VerbButton } from '../../declared/verb-button.tsx';
import { ClauseChip } from '../../kit/clause/clause-chip.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { useSection } from './use-section.ts';

type Section = PostmortemPage['sections'][number];

/** One section, saved and checked while typing (GOV 8.3). Unsaved text is kept in the browser. */
export function SectionEditor({
  code,
  section,
  postmortem,
}: {
  code: string;
  section: Section;
  postmortem: PostmortemPage;
}) {
  const { text, type, saveNow, status, problem, isConflict } = useSection(code, section);
  const findings = checkBlameless(text, postmortem.names);
  const answered = new Map(
    postmortem.findings
      .filter(({ section: where, answer }) => where === section.id && answer !== undefined)
      .map(({ text: words, answer }) => [words.toLowerCase(), answer ?? '']),
  );
  const mayWrite = postmortem.may['write'];
  return (
    <section className="postmortem-section">
      <Textarea
        label={section.title}
        description={section.asks}
        withAsterisk={section.needed}
        autosize
        minRows={3}
        maxRows={24}
        value={text}
        onChange={(event) => type(event.currentTarget.value)}
        onBlur={saveNow}
        readOnly={mayWrite?.allowed !== true}
        maxLength={40_000}
      />
      <p className="soft postmortem-status" role="status">
        {mayWrite?.allowed === true ? status : (mayWrite?.reason ?? '')}
      </p>
      {isConflict ? (
        <p className="postmortem-conflict" role="alert">
          Somebody else edited the same sentences. Nothing is lost: both versions are between the markers. Merge them,
          then delete the markers.
        </p>
      ) : null}
      <ProblemNote problem={problem} />
      <Findings code={code} section={section.id} findings={findings} answered={answered} postmortem={postmortem} />
    </section>
  );
}

function Findings({
  code,
  section,
  findings,
  answered,
  postmortem,
}: {
  code: string;
  section: string;
  findings: readonly Finding[];
  answered: ReadonlyMap<string, string>;
  postmortem: PostmortemPage;
}) {
  if (findings.length === 0) return null;
  return (
    <ul className="postmortem-findings" aria-label="Wording that targets a person">
      {findings.map(({ start, text, suggestion }) => {
        const answer = answered.get(text.toLowerCase());
        return (
          <li key={start}>
            <mark>{text}</mark>{' '}
            {answer === undefined ? (
              <>
                {suggestion} <ClauseChip id="8.3" />{' '}
                <VerbButton
                  verb="postmortem.answer"
                  may={postmortem.may['answer']}
                  acted={{ key: { code }, version: postmortem.version }}
                  given={{ section, words: text }}
                  label={`Keep it, because…: “${text}”`}
                  isCompact
                >
                  Keep it, because…
                </VerbButton>
              </>
            ) : (
              <span className="soft">kept: {answer}</span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
