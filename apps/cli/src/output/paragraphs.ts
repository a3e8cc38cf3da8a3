import { cleanLines } from './clean.ts';
import { widthOf } from './width.ts';

/** Wraps text at spaces, indenting each line. Existing line breaks stay. */
export function paragraphs(text: string, columns: number, indent = ''): string {
  const room = columns - widthOf(indent);
  return cleanLines(text)
    .split('\n')
    .flatMap((line) => broken(line, room))
    .map((line) => (line === '' ? '' : indent + line))
    .join('\n');
}

function broken(line: string, room: number): string[] {
  const lines: string[] = [];
  let current = '';
  for (const word of line.split(' ')) {
    const longer = current === '' ? word : `${current} ${word}`;
    if (widthOf(longer) <= room || current === '') current = longer;
    else {
      lines.push(current);
      current = word;
    }
  }
  return [...lines, current];
}
