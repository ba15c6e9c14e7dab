import { Button, Group, Text } from '@mantine/core';
import type { SiteView } from '@tributary/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { write } from '../api/api.js';
import { useActing } from '../shell/acting.js';
import { t } from '../words/words.js';
import classes from './sites.module.css';
import { sitesKey } from './sites.queries.js';

/** Closing a site: asked once more in place, with what it does and what it leaves alone. */
export function CloseSite({ site, onClosed }: { site: SiteView; onClosed: () => void }) {
  const { organisationId } = useActing();
  const client = useQueryClient();
  const [sure, setSure] = useState(false);
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => write<undefined>('POST', `procurement/v1/sites/${site.siteId}/close`, { organisationId, idempotencyKey }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: sitesKey(organisationId) });
      onClosed();
    },
  });
  return (
    <section className={classes.close} aria-label={t('sites.close.title')}>
      <h2 className={classes.closeTitle}>{t('sites.close.title')}</h2>
      <p className={classes.closeText}>{t('sites.close.text', { site: site.name })}</p>
      {error !== null && (
        <Text role="alert" c="bad" fw={600} fz="sm" mb="xs">
          {error.message}
        </Text>
      )}
      {sure ? (
        <Group gap="xs">
          <Button color="bad" onClick={() => !isPending && mutate()} data-disabled={isPending || undefined}>
            {isPending ? t('parts.beingSent') : t('sites.close.sure', { site: site.name })}
          </Button>
          <Button variant="default" autoFocus onClick={() => setSure(false)}>
            {t('sites.close.keep')}
          </Button>
        </Group>
      ) : (
        <Button variant="default" onClick={() => setSure(true)}>
          {t('sites.close.button')}
        </Button>
      )}
    </section>
  );
}
