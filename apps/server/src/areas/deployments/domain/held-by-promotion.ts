import type { GateAnswer } from './gate.ts';

type Line = {
  readonly clause: string;
  readonly what: string;
  readonly state: 'met' | 'missing' | 'waived';
  readonly why: readonly string[];
};

/** The gate's answer after promotion: it refuses if the commit lacks the required evidence (GOV 5.2.3). */
export function heldByPromotion(
  answer: GateAnswer,
  { service, environment, commit }: { readonly service: string; readonly environment: string; readonly commit: string },
  lines: readonly Line[],
): GateAnswer {
  const missing = lines.filter(({ state }) => state === 'missing');
  const [first] = missing;
  if (!answer.isAllowed || first === undefined) return answer;
  return {
    isAllowed: false,
    class: answer.class,
    code: 'deployments/not-promoted',
    clause: first.clause,
    reason: `It has not shown what is required before ${environment}: ${missing.map(told).join('; ')}.`,
    remedy: `muster promotion show ${service} --commit ${commit} lists what is missing and how to show it.`,
  };
}

const told = ({ what, why }: Line): string => (why.length === 0 ? what : `${what} (${why.join(', ')})`);
