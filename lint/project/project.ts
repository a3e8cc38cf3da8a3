import { readAreaMap, type AreaMap } from '../project/areas.ts';
import { readExemptions, type Exemption } from '../project/exemptions.ts';
import { readSources, type Source } from '../project/sources.ts';

/** What the guards examine: a folder laid out like this repository. */
export interface Project {
  readonly root: string;
  readonly map: AreaMap;
  readonly exemptions: Readonly<Record<string, readonly Exemption[]>>;
  readonly sources: readonly Source[];
}

export const openProject = (root: string): Project => ({
  root,
  map: readAreaMap(root),
  exemptions: readExemptions(root),
  sources: readSources(root),
});
