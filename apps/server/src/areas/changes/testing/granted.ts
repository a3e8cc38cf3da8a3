import { asId } from '../../../kernel/ids.ts';
import { addMinutes } from '../../../kernel/clock.ts';
import { laidDown } from '../../../testing/people.ts';
import type { Story } from '../../../testing/story.ts';
import { findEmergency, saveEmergency } from '../../break-glass/store/emergencies.ts';

/** Grants an emergency change directly: the actual process is tested by its own area. */
export async function saveGrant(story: Story, id: string): Promise<void> {
  await laidDown(story.host, async (tx) => {
    const emergency = await findEmergency(tx, id);
    if (emergency === undefined) throw new Error('there is no such emergency change');
    const at = story.host.clock.now();
    const grant = { by: story.secondSre.id, at, isSelfApproved: false, expiresAt: addMinutes(at, 60) };
    await saveEmergency(tx, { ...emergency, grant }, at, asId(emergency.lastEntry));
  });
}
