import { Menu } from '@mantine/core';
import { FilterFace, type FilterGroup } from './filter-face.js';
import { useAskedMenu } from './use-asked-menu.js';

/** The menu of filters; it opens once it is there, since it was asked for. */
export function FilterChoices({ groups }: { groups: readonly FilterGroup[] }) {
  const button = useAskedMenu();
  return (
    <Menu position="bottom-start" width={260} offset={4} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <FilterFace ref={button} />
      </Menu.Target>
      <Menu.Dropdown mah={420} style={{ overflowY: 'auto' }}>
        {groups.map((group) => [
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
