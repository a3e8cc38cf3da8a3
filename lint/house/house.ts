import { readAreaMap, type AreaMap } from './areas.ts';
import { readExemptions, type Exemption } from './exemptions.ts';
import { readSources, type Source } from './sources.ts';

/** What the guards walk through: a folder laid out like this repository. */
export interface House {
  readonly root: string;
  readonly map: AreaMap;
  readonly exemptions: Readonly<Record<string, readonly Exemption[]>>;
  readonly sources: readonly Source[];
}

export const openHouse = (root: string): House => ({
  root,
  map: readAreaMap(root),
  exemptions: readExemptions(root),
  sources: readSources(root),
});
