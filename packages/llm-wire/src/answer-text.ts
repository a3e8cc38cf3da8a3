import { isObject, type Dialect } from './dialect.ts';

/**
 * The text of a model's response, if it contains nothing else; undefined if it calls tools, refuses, or has no or
 * several choices.
 */
export function answerText(dialect: Dialect, answer: unknown): string | undefined {
  if (!isObject(answer)) return undefined;
  switch (dialect) {
    case 'openai-chat': {
      const choices = listOf(answer['choices']);
      const message = choices.length === 1 && isObject(choices[0]) ? choices[0]['message'] : undefined;
      const content = isObject(message) && listOf(message['tool_calls']).length === 0 ? message['content'] : undefined;
      return typeof content === 'string' ? content : undefined;
    }
    case 'openai-responses': {
      const items = listOf(answer['output']).filter((item) => isObject(item) && item['type'] !== 'reasoning');
      const [only, another] = items;
      return another === undefined && isObject(only) && only['type'] === 'message'
        ? textOf(listOf(only['content']), 'output_text')
        : undefined;
    }
    case 'anthropic-messages':
      return textOf(
        listOf(answer['content']).filter(
          (part) => !isObject(part) || !['thinking', 'redacted_thinking'].includes(String(part['type'])),
        ),
        'text',
      );
    case 'openai-embeddings':
    case 'anthropic-count-tokens':
      return undefined;
  }
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** If all parts are text. */
function textOf(parts: readonly unknown[], type: string): string | undefined {
  const texts = parts.map((part) => (isObject(part) && part['type'] === type ? part['text'] : undefined));
  return texts.length > 0 && texts.every((text) => typeof text === 'string') ? texts.join('') : undefined;
}
