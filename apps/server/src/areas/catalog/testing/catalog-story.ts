import { asId, type TeamId } from '../../../kernel/ids.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { startStory, type Story } from '../../../testing/story.ts';
import { catalogArea } from '../area.ts';
import { addService } from '../commands/add-service.ts';
import { importServices } from '../commands/import-services.ts';
import { createTeam } from '../../identity/commands/create-team.ts';
import { getService } from '../queries/get-service.ts';
import { catalogReader } from '../queries/list-services.ts';
import { previewImport } from '../queries/preview-import.ts';

export async function startCatalogStory(): Promise<Story> {
  const story = await startStory([]);
  catalogArea(story.host);
  return story;
}

type Given = Omit<Parameters<typeof addService.decide>[1], 'name'>;

/** Adds a service. */
export const added = async (story: Story, name: string, more: Partial<Given> = {}): Promise<string> => {
  await story.done(story.sre, addService, { name, ...more });
  return name;
};

export const team = async (story: Story, name: string): Promise<TeamId> =>
  asId<'team'>((await story.done(story.governance, createTeam, { name: ownWords(name) })).id);

export async function serviceOf(story: Story, name: string) {
  const found = await getService(catalogReader(story.host.services.use), story.sre.actor, name);
  if (!found.ok) throw new Error(found.error.code);
  return found.value;
}

export const imported = async (story: Story, content: string, who = story.sre) =>
  story.as(who, importServices, { format: 'csv', content });

export const previewed = async (story: Story, content: string) =>
  previewImport(story.host.db, { format: 'csv', content });
