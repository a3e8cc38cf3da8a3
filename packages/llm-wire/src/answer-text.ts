import { isObject, type Dialect } from './dialect.ts';

/**
 * What a model answered in words, as far as its answer holds nothing else: undefined where it calls tools, refuses, gives
 * several answers or none. Told of the first choice only.
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

/** Of parts that are all text. */
function textOf(parts: readonly unknown[], type: string): string | undefined {
  const texts = parts.map((part) => (isObject(part) && part['type'] === type ? part['text'] : undefined));
  return texts.length > 0 && texts.every((text) => typeof text === 'string') ? texts.join('') : undefined;
}
