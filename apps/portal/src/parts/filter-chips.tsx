import { t } from '../words/words.js';
import classes from './filter-chips.module.css';
import { Icon } from './icons.js';
import { TextButton } from './links.js';

export interface FilterChip {
  key: string;
  /** 'Setting: rural' */
  text: string;
  onRemove: () => void;
}

/** What a list is filtered by: each can be taken away, and from two on all at once. */
export function FilterChips({ chips, onClear }: { chips: readonly FilterChip[]; onClear: () => void }) {
  return (
    <>
      {chips.map((chip) => (
        <span key={chip.key} className={classes.chip}>
          {chip.text}
          <button
            type="button"
            onClick={chip.onRemove}
            aria-label={t('parts.list.removeFilter', { filter: chip.text })}
            className={classes.remove}
          >
            <Icon name="close" size={14} />
          </button>
        </span>
      ))}
      {chips.length > 1 && (
        <TextButton onClick={onClear} fz="sm" className={classes.clear}>
          {chips.length === 2 ? t('parts.list.clearBoth') : t('parts.list.clearAll')}
        </TextButton>
      )}
    </>
  );
}
