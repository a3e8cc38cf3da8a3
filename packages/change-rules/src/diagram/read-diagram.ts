/** A flow chart as text in boxes and on arrows: none of it is markup, a link or a script. */
export type Diagram = {
  readonly direction: 'down' | 'right';
  readonly nodes: readonly DiagramNode[];
  readonly edges: readonly { readonly from: string; readonly to: string; readonly label: string | undefined }[];
};

export type DiagramNode = { readonly id: string; readonly text: string; readonly shape: 'box' | 'round' | 'choice' };

export type ReadDiagram =
  | { readonly ok: true; readonly value: Diagram }
  | { readonly ok: false; readonly line: number; readonly says: string; readonly remedy: string };

export const LONGEST_DIAGRAM = 16 * 1024;
const MOST_NODES = 60;
const MOST_EDGES = 120;

/**
 * Parses a Mermaid flow chart. Anything that draws, links, styles or runs is refused with its line rather than ignored:
 * `click`, `style`, `classDef`, `%%{init}%%`, HTML. Each line is matched once, by unambiguous patterns.
 */
export function readDiagram(text: string): ReadDiagram {
  if (text.length > LONGEST_DIAGRAM) return wrong(1, 'the diagram is too long', 'Split it');
  const rows = text.replaceAll('\r\n', '\n').split('\n');
  const nodes = new Map<string, DiagramNode>();
  const edges: Diagram['edges'][number][] = [];
  let direction: Diagram['direction'] | undefined;
  for (const [index, row] of rows.entries()) {
    const line = index + 1;
    const words = row.trim().replace(/;$/, '');
    if (words === '' || /^%%(?!\{)/.test(words)) continue;
    if (direction === undefined) {
      const [, way] = /^(?:flowchart|graph)[ \t]+(TD|TB|LR)$/.exec(words) ?? [];
      if (way === undefined)
        return wrong(line, 'only flowcharts are supported', 'Start with flowchart TD or flowchart LR');
      direction = way === 'LR' ? 'right' : 'down';
      continue;
    }
    const said = statement(words);
    if (typeof said === 'string') return wrong(line, said, 'Write A[Text] --> B{Question?}, or A -->|yes| B');
    for (const node of said.nodes) {
      const known = nodes.get(node.id);
      if (known === undefined || node.text !== undefined)
        nodes.set(node.id, { id: node.id, text: node.text ?? node.id, shape: node.shape });
    }
    edges.push(...said.edges);
    if (nodes.size > MOST_NODES || edges.length > MOST_EDGES)
      return wrong(line, 'it has too many boxes to read', 'Split the diagram');
  }
  if (direction === undefined || nodes.size === 0) return wrong(1, 'the diagram is empty', 'Start with flowchart TD');
  return { ok: true, value: { direction, nodes: [...nodes.values()], edges } };
}

const wrong = (line: number, says: string, remedy: string): ReadDiagram => ({ ok: false, line, says, remedy });

type Said = {
  readonly nodes: readonly {
    readonly id: string;
    readonly text: string | undefined;
    readonly shape: DiagramNode['shape'];
  }[];
  readonly edges: Diagram['edges'];
};

const NODE =
  /^([A-Za-z][\w-]{0,39})(?:\["([^"\n]{1,160})"\]|\[([^[\](){}"\n]{1,160})\]|\(\[([^[\](){}"\n]{1,160})\]\)|\(([^[\](){}"\n]{1,160})\)|\{"([^"\n]{1,160})"\}|\{([^[\](){}"\n]{1,160})\})?/;
const ARROW = /^[ \t]*(?:-->|---|-\.->|==>)(?:\|"?([^|"\n]{1,80})"?\|)?[ \t]*/;
const MOST_LINKS = 12;

function statement(words: string): Said | string {
  const nodes: Said['nodes'][number][] = [];
  const edges: Diagram['edges'][number][] = [];
  let rest = words;
  let label: string | undefined;
  for (let count = 0; count < MOST_LINKS; count += 1) {
    const found = NODE.exec(rest);
    const id = found?.[1];
    if (found === null || id === undefined) return 'this is neither a box nor an arrow';
    const [, , quoted, box, stadium, round, quotedChoice, choice] = found;
    const text = quoted ?? box ?? stadium ?? round ?? quotedChoice ?? choice;
    const isChoice = quotedChoice !== undefined || choice !== undefined;
    const isRound = stadium !== undefined || round !== undefined;
    const before = nodes.at(-1);
    nodes.push({ id, text: text?.trim(), shape: isChoice ? 'choice' : isRound ? 'round' : 'box' });
    if (before !== undefined) edges.push({ from: before.id, to: id, label: label?.trim() });
    rest = rest.slice(found[0].length);
    if (rest.trim() === '')
      return /[<>]/.test(nodes.map((each) => each.text ?? '').join('')) ? 'a box contains markup' : { nodes, edges };
    const arrow = ARROW.exec(rest);
    if (arrow === null) return 'this is not an arrow';
    label = arrow[1];
    rest = rest.slice(arrow[0].length);
  }
  return 'a line has too many arrows';
}
