/** A language model's answer as a prediction's decision and score. */
export type DecisionInWords = { readonly decision?: unknown; readonly score?: unknown };

/**
 * A JSON object names both, as structured outputs do; a bare number is a regression's score; any other text is the
 * decision as it stands. A decision outside the version's classes is refused when the prediction is parsed.
 */
export function decisionIn(text: string | undefined): DecisionInWords {
  if (text === undefined) return {};
  const words = text.trim();
  let read: unknown;
  try {
    read = JSON.parse(words);
  } catch {
    return { decision: words };
  }
  if (typeof read === 'number') return { score: read };
  if (typeof read === 'string') return { decision: read };
  if (typeof read !== 'object' || read === null || Array.isArray(read)) return { decision: words };
  const { decision, score } = read as DecisionInWords;
  return { ...(decision === undefined ? {} : { decision }), ...(score === undefined ? {} : { score }) };
}
