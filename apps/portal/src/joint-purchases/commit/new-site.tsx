import { Button, Group } from '@mantine/core';
import { useEffect, type KeyboardEvent } from 'react';
import { announce } from '../../parts/announcer.js';
import { TextButton } from '../../parts/links.js';
import { useDraft } from '../../parts/use-draft.js';
import { useActing } from '../../shell/acting.js';
import { freshSite, siteField } from '../../sites/site-draft.js';
import { SiteFields } from '../../sites/site-fields.js';
import { useWriteSite } from '../../sites/use-write-site.js';
import { t } from '../../words/words.js';
import classes from './commit-form.module.css';

/** The fields of a missing site inside the form of a commitment. */
export function NewSite({ onAdded, onClose }: { onAdded: (siteId: string) => void; onClose: () => void }) {
  const { organisationId, person } = useActing();
  const draft = useDraft(person.personId, `site:${organisationId}:new`, freshSite);
  const { faults, busy, send, forget } = useWriteSite(null, draft, (site) => {
    draft.clear();
    announce(t('sites.done.added', { site: site.name }));
    onClose();
    // Once its field stands on the page.
    setTimeout(() => onAdded(site.siteId));
  });
  useEffect(() => document.getElementById(siteField('name'))?.focus(), []);
  // Enter in one of its fields means the site, not the commitment around it.
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    send();
  };
  return (
    <section className={classes.newSite} aria-label={t('sites.inline.title')} onKeyDown={press}>
      <h3 className={classes.newSiteTitle}>{t('sites.inline.title')}</h3>
      {faults
        .filter(({ field }) => field === null)
        .map(({ short }) => (
          <p key={short} role="alert" className={classes.fault}>
            {short}
          </p>
        ))}
      <SiteFields
        draft={draft.values}
        faults={faults}
        onChange={(patch) => {
          draft.change(patch);
          forget(Object.keys(patch));
        }}
      />
      <Group gap="xs" mt="md">
        <Button variant="default" onClick={send} data-disabled={busy || undefined}>
          {busy ? t('parts.beingSent') : t('sites.inline.submit')}
        </Button>
        <TextButton fz="sm" onClick={onClose}>
          {t('sites.inline.cancel')}
        </TextButton>
      </Group>
    </section>
  );
}
