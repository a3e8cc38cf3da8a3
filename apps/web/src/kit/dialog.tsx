import { Modal } from '@mantine/core';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { keepFocusSoon } from './keep-focus.ts';

/** A question over the page. The library's scroll lock is off: it would inject a style element. */
export function Dialog({
  title,
  onClose,
  children,
  size = 'md',
}: {
  title: string;
  onClose: () => void;
  children: ReactNode;
  size?: string;
}) {
  // It is gone at once when it closes, before the library could give focus back.
  useEffect(() => keepFocusSoon, []);
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size={size}
      centered={false}
      lockScroll={false}
      transitionProps={{ duration: 0 }}
      closeButtonProps={{ 'aria-label': 'Close' }}
      // A header outside of sections would be taken for the page's own banner.
      attributes={{ header: { role: 'presentation' } }}
      data-dialog
    >
      {children}
    </Modal>
  );
}
