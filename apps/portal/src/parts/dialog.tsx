import { Group, Modal, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useFocusBack } from './use-focus-back.js';

interface DialogProps {
  title: string;
  /** What the cross at its corner does. */
  close: string;
  /** What was said of the last try. */
  error: Error | null;
  onClose: () => void;
  children: ReactNode;
  /** Buttons. */
  actions: ReactNode;
}

/** A question that lies over the page until it is answered or closed. */
export function Dialog({ title, close, error, onClose, children, actions }: DialogProps) {
  useFocusBack();
  return (
    <Modal
      opened
      onClose={onClose}
      title={
        <Text fw={620} fz="lg">
          {title}
        </Text>
      }
      closeButtonProps={{ 'aria-label': close }}
    >
      {children}
      {error !== null && (
        <Text role="alert" c="bad" fw={600} fz="sm" mt="sm">
          {error.message}
        </Text>
      )}
      <Group mt="lg" gap="xs">
        {actions}
      </Group>
    </Modal>
  );
}
