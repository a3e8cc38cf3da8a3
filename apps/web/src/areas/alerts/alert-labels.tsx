import { Words } from '../../kit/pseudonym/words.tsx';

/** An alert's labels, except name and severity, which are shown elsewhere. */
export function AlertLabels({ labels }: { labels: Readonly<Record<string, string>> }) {
  const shown = Object.entries(labels).filter(([name]) => name !== 'alertname' && name !== 'severity');
  return (
    <span className="mono soft small" title={shown.map(([name, value]) => `${name}="${value}"`).join('\n')}>
      <Words text={shown.map(([name, value]) => `${name}=${value}`).join(' ')} />
    </span>
  );
}
