import type { NewIntegration } from '@muster/api-client';
import { CopyLine } from '../../kit/copy-line.tsx';
import { Panel } from '../../kit/panel.tsx';
import { alertmanagerYaml } from './alertmanager-yaml.ts';

/** The key, once. Muster keeps its hash alone and cannot show it again. */
export function KeyOnce({ integration }: { integration: NewIntegration }) {
  const url = new URL(integration.url, window.location.origin).href;
  return (
    <Panel title={`${integration.name}: its key, shown once`}>
      <p>Copy this now. It holds the key, of which Muster keeps only a hash; a lost key is replaced by a new one.</p>
      <CopyLine text={alertmanagerYaml(url)} label="Copy for alertmanager.yml" />
      <p className="small soft">Only the address:</p>
      <CopyLine text={url} />
    </Panel>
  );
}
