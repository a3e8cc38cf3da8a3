import type { Area } from '../../platform/area.ts';
import { connectRegistry } from './commands/connect-registry.ts';
import { removeRegistry } from './commands/remove-registry.ts';
import { registryKinds, registryActions } from './ledger-actions.ts';
import { registryFindings } from './queries/findings.ts';
import { registryList, registryVersionList } from './queries/list-registries.ts';
import { registerRegistryReactions } from './reactions/register.ts';
import { registriesService, type Registries } from './registries.ts';

export const registriesArea = (parts: Registries): Area => {
  parts.host.services.give(registriesService, parts);
  return {
    name: 'registries',
    actions: registryActions,
    kinds: registryKinds,
    commands: [],
    lists: [registryList, registryVersionList],
    verbs: [connectRegistry, removeRegistry],
    routes: () => {},
    reactions: registerRegistryReactions(parts),
    findings: registryFindings,
  };
};
