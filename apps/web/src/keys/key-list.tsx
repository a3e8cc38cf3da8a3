import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import { Dialog } from '../kit/dialog.tsx';
import { useAllPageActions } from './page-actions.tsx';
import { areSingleKeysOn, turnSingleKeys } from './single-keys.ts';
import './keys.css';

/** The page's keyboard shortcuts, opened by `?`. */
export default function KeyList({ onClose }: { onClose: () => void }) {
  const withKeys = useAllPageActions().filter((action) => action.key !== undefined);
  const [isOn, setOn] = useState(areSingleKeysOn);
  return (
    <Dialog title="Keyboard shortcuts" onClose={onClose}>
      <dl className="key-list">
        {withKeys.map((action) => (
          <div key={action.id}>
            <dt>
              <kbd>{keyWords(action.key ?? '')}</kbd>
            </dt>
            <dd>{action.does}</dd>
          </div>
        ))}
      </dl>
      <Checkbox
        mt="md"
        label="Single-letter shortcuts are on"
        checked={isOn}
        onChange={(event) => {
          turnSingleKeys(event.currentTarget.checked);
          setOn(event.currentTarget.checked);
        }}
      />
    </Dialog>
  );
}

export const keyWords = (key: string): string => key.replace('mod+k', 'Ctrl or ⌘ K').replace('mod+', 'Ctrl or ⌘ ');
