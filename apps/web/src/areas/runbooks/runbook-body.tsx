import type { RunbookPage } from '@muster/api-client';
import { Link } from '@tanstack/react-router';

type Block = RunbookPage['blocks'][number];
type Line = NonNullable<Block['lines']>[number];

/** A runbook's content as text and our own elements: nothing in it is ever treated as markup. */
export function RunbookBody({ blocks }: { blocks: readonly Block[] }) {
  return (
    <div className="runbook-text stack">
      {blocks.map((block, at) => (
        // The blocks of a version never change position.
        <BlockView key={at} block={block} />
      ))}
    </div>
  );
}

function BlockView({ block }: { block: Block }) {
  const { kind, text = '', lines = [], rows = [] } = block;
  const [head = [], ...body] = rows;
  const keyed = <T,>(items: readonly T[]) => items.map((item, at) => ({ item, key: String(at) }));
  switch (kind) {
    case 'heading':
      return (block.level ?? 2) > 2 ? <h3>{text}</h3> : <h2>{text}</h2>;
    case 'code':
      return <pre tabIndex={0}>{text}</pre>;
    case 'paragraph':
      return (
        <p>
          <Pieces line={lines[0] ?? []} />
        </p>
      );
    case 'list': {
      const items = keyed(lines).map(({ item, key }) => (
        <li key={key}>
          <Pieces line={item} />
        </li>
      ));
      return block.isNumbered === true ? <ol>{items}</ol> : <ul>{items}</ul>;
    }
    case 'table':
      return (
        <div className="runbook-table" tabIndex={0} role="region" aria-label="Table">
          <table>
            <thead>
              <tr>
                {keyed(head).map(({ item, key }) => (
                  <th key={key} scope="col">
                    <Pieces line={item} />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {keyed(body).map(({ item: row, key }) => (
                <tr key={key}>
                  {keyed(row).map(({ item, key: cell }) => (
                    <td key={cell}>
                      <Pieces line={item} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      );
  }
}

function Pieces({ line }: { line: Line }) {
  return line.map(({ kind, text, to }, at) => {
    const key = String(at);
    if (kind === 'code') return <code key={key}>{text}</code>;
    if (kind === 'strong') return <strong key={key}>{text}</strong>;
    if (kind !== 'link' || to === undefined) return <span key={key}>{text}</span>;
    return to.startsWith('/') ? (
      <Link key={key} to={to}>
        {text}
      </Link>
    ) : (
      <a key={key} href={to} rel="noreferrer noopener">
        {text}
      </a>
    );
  });
}
