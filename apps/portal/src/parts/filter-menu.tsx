import { Button, Menu } from '@mantine/core';
import { t } from '../words/words.js';
import { Icon } from './icons.js';

export interface FilterGroup {
  label: string;
  options: readonly { value: string; text: string; count?: string }[];
  onChoose: (value: string) => void;
}

/** What a list can be filtered by: each choice becomes a chip beside it. */
export function FilterMenu({ groups }: { groups: readonly FilterGroup[] }) {
  const offered = groups.filter((group) => group.options.length > 0);
  if (offered.length === 0) return null;
  return (
    <Menu position="bottom-start" width={260} offset={4} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <Button variant="default" leftSection={<Icon name="plus" size={14} />}>
          {t('parts.list.filter')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={420} style={{ overflowY: 'auto' }}>
        {offered.map((group) => [
          <Menu.Label key={group.label}>{group.label}</Menu.Label>,
          ...group.options.map((option) => (
            <Menu.Item key={`${group.label} ${option.value}`} onClick={() => group.onChoose(option.value)} rightSection={option.count}>
              {option.text}
            </Menu.Item>
          )),
        ])}
      </Menu.Dropdown>
    </Menu>
  );
}
