/** What a language model answered, as the decision and the score of a prediction. */
export type DecisionInWords = { readonly decision?: unknown; readonly score?: unknown };

/**
 * A JSON object says both by name, as structured outputs do; a bare number is the score of a regression; any other words
 * are the decision as they stand. What is none of its version's classes is refused where predictions are read.
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
