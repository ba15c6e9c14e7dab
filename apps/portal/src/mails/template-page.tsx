import type { MailKind, MailPreview } from '@tributary/contracts';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Section } from '../parts/detail-page.js';
import { Facts } from '../parts/facts.js';
import { QuietLink } from '../parts/links.js';
import { Loading } from '../parts/loading.js';
import { PageHead } from '../parts/page-head.js';
import { useActing } from '../shell/acting.js';
import { PageFailure, Refused } from '../shell/page-failure.js';
import { t } from '../words/words.js';
import { mailKinds } from './addresses.js';
import { mailPreviewQuery } from './mails.queries.js';
import classes from './templates.module.css';

const route = getRouteApi('/o/$organisationId/mail-templates/$kind');

/** One kind of mail as it looks and as text. */
export function TemplatePage() {
  const { kind: acting } = useActing();
  const { kind } = route.useParams();
  // An address of no kind is asked for all the same: the service says that it does not exist.
  return acting === 'agency' ? <Template kind={mailKinds.find((known) => known === kind) ?? (kind as MailKind)} /> : <Refused />;
}

function Template({ kind }: { kind: MailKind }) {
  const { organisationId } = useActing();
  const { data, error, refetch } = useQuery(mailPreviewQuery(organisationId, kind));
  if (data !== undefined) return <Preview preview={data} />;
  if (error !== null) return <PageFailure error={error} what={t('mails.templates.whatOne')} onRetry={() => void refetch()} />;
  return <Loading page />;
}

function Preview({ preview: { kind, subject, html, text, goesTo, mandatory } }: { preview: MailPreview }) {
  const { organisationId } = useActing();
  return (
    <article>
      <PageHead
        crumbs={[
          <span key="agency">{t('shell.agency')}</span>,
          <QuietLink key="all" to="/o/$organisationId/mail-templates" params={{ organisationId }}>
            {t('mails.templates.title')}
          </QuietLink>,
        ]}
        title={t(`mails.kinds.${kind}`)}
        meta={t('mails.templates.madeUp')}
      />
      <div className={classes.facts}>
        <Facts
          facts={[
            { label: t('mails.templates.subject'), value: subject },
            { label: t('mails.templates.goesTo'), value: goesTo },
            { label: t('mails.templates.mutes'), value: mandatory ? t('mails.templates.mandatory') : t('mails.templates.mutable') },
          ]}
        />
      </div>
      <Section title={t('mails.templates.html')}>
        {/* No script and no form of a mail runs here, and no link of it leads this page away. */}
        <iframe title={t('mails.templates.frame', { subject })} sandbox="" srcDoc={html} className={classes.frame} />
      </Section>
      <div className={classes.text}>
        <Section title={t('mails.templates.text')}>
          <p className={classes.small}>{t('mails.templates.textHint')}</p>
          <pre className={classes.plain} tabIndex={0}>
            {text}
          </pre>
        </Section>
      </div>
    </article>
  );
}
