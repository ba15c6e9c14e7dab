import { Button } from '@mantine/core';
import type { SiteView } from '@tributary/contracts';
import { clockText } from '../formats/dates.js';
import { FormPage } from '../parts/form-page.js';
import { QuietLink, TextLink } from '../parts/links.js';
import { useDraft } from '../parts/use-draft.js';
import { useActing } from '../shell/acting.js';
import { t } from '../words/words.js';
import { CloseSite } from './close-site.js';
import { draftOf, freshSite } from './site-draft.js';
import { SiteFields } from './site-fields.js';
import classes from './sites.module.css';
import { useWriteSite } from './use-write-site.js';

interface SiteFormProps {
  /** The site that is changed; null where one is added. */
  site: SiteView | null;
  onDone: (site: SiteView, what: 'added' | 'changed' | 'closed') => void;
}

/** Adds a site or changes one. */
export function SiteForm({ site, onDone }: SiteFormProps) {
  const { organisationId, person, name } = useActing();
  const draft = useDraft(person.personId, `site:${organisationId}:${site?.siteId ?? 'new'}`, site === null ? freshSite : draftOf(site));
  const { faults, attempt, busy, send, forget } = useWriteSite(site?.siteId ?? null, draft, (written) => {
    draft.clear();
    onDone(written, site === null ? 'added' : 'changed');
  });
  const title = site === null ? t('sites.form.title') : t('sites.form.titleChange', { site: site.name });
  return (
    <>
      <FormPage
        crumbs={[
          <span key="buy">{t('shell.buyTogether')}</span>,
          <QuietLink key="sites" to="/o/$organisationId/sites" params={{ organisationId }}>
            {t('sites.crumb')}
          </QuietLink>,
        ]}
        title={title}
        meta={draft.savedAt === null ? t('parts.draft.notYet') : t('parts.draft.saved', { time: clockText(draft.savedAt) })}
        faults={faults}
        attempt={attempt}
        submit={site === null ? t('sites.form.submit') : t('sites.form.submitChange')}
        busy={busy}
        onSubmit={send}
        other={
          <TextLink to="/o/$organisationId/sites" params={{ organisationId }} fz="sm">
            {t('sites.form.leave')}
          </TextLink>
        }
        fine={site === null ? t('sites.form.fine', { organisation: name }) : t('sites.form.fineChange')}
      >
        {site !== null && draft.values.revision !== site.revision && (
          <div className={classes.conflict} role="alert">
            <p>
              <strong>{t('sites.form.outdated')}</strong>
            </p>
            <p>{t('sites.form.outdatedText', { site: site.name })}</p>
            <Button variant="default" size="xs" onClick={() => draft.change({ revision: site.revision })}>
              {t('sites.form.outdatedKeep')}
            </Button>
          </div>
        )}
        <SiteFields
          draft={draft.values}
          faults={faults}
          onChange={(patch) => {
            draft.change(patch);
            forget(Object.keys(patch));
          }}
        />
      </FormPage>
      {site !== null && <CloseSite site={site} onClosed={() => onDone(site, 'closed')} />}
    </>
  );
}
