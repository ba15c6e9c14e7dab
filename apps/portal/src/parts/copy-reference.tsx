import { ActionIcon, CopyButton } from '@mantine/core';
import { t } from '../words/words.js';
import { announce } from './announcer.js';
import { Icon } from './icons.js';
import classes from './copy-reference.module.css';

/** A reference as it is written on paper, and a button that copies it. */
export function CopyReference({ reference, label }: { reference: string; label?: string }) {
  return (
    <span className={classes.reference}>
      {label !== undefined && `${label} `}
      {reference}
      <CopyButton value={reference}>
        {({ copied, copy }) => (
          <ActionIcon
            size={24}
            className={classes.copy}
            aria-label={t('parts.copy', { reference })}
            onClick={() => {
              copy();
              announce(t('parts.copied', { reference }));
            }}
          >
            <Icon name={copied ? 'check' : 'copy'} size={14} />
          </ActionIcon>
        )}
      </CopyButton>
    </span>
  );
}
