import { Modal } from '@mantine/core';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { keepFocusSoon } from './keep-focus.ts';

/** A dialog over the page. The library's scroll lock is off: it would inject a style element. */
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
  // It unmounts at once when closed, before the library could restore focus.
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
      // A header outside a section would count as the page's banner.
      attributes={{ header: { role: 'presentation' } }}
      data-dialog
    >
      {children}
    </Modal>
  );
}
