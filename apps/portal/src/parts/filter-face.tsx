import { Button } from '@mantine/core';
import type { ComponentPropsWithRef } from 'react';
import { t } from '../words/words.js';
import { Icon } from './icons.js';

/** Something that a list can be filtered by. */
export interface FilterGroup {
  label: string;
  options: readonly { value: string; text: string; count?: string }[];
  onChoose: (value: string) => void;
}

/** The button that offers the filters. */
export function FilterFace(props: Omit<ComponentPropsWithRef<'button'>, 'color' | 'style'>) {
  return (
    <Button variant="default" leftSection={<Icon name="plus" size={14} />} {...props}>
      {t('parts.list.filter')}
    </Button>
  );
}
