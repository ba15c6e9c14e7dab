import type { ReactNode } from 'react';
import classes from './confirmation-page.module.css';
import { CopyReference } from './copy-reference.js';
import { Section } from './detail-page.js';
import { Icon } from './icons.js';
import { PageHead } from './page-head.js';
import { t } from '../words/words.js';

interface ConfirmationProps {
  crumbs: readonly ReactNode[];
  /** What is now the case: 'Winfield City is in with 120 tablets'. */
  title: string;
  text: ReactNode;
  reference: { label: string; text: string };
  next: readonly { when: string; what: string }[];
  told: string;
  actions: ReactNode;
}

/** The end of a form: what is the case now, its reference, what happens next, and who was told. */
export function ConfirmationPage({ crumbs, title, text, reference, next, told, actions }: ConfirmationProps) {
  return (
    <article className={classes.page}>
      <nav className={classes.crumbs} aria-label={t('parts.breadcrumbs')}>
        {crumbs}
      </nav>
      <div className={classes.box}>
        <Icon name="done" size={22} className={classes.tick} />
        <div>
          <PageHead title={title} />
          <p className={classes.text}>{text}</p>
          <p className={classes.reference}>
            <span>{reference.label}</span>{' '}
            <strong>
              <CopyReference reference={reference.text} />
            </strong>
          </p>
        </div>
      </div>
      <Section title={t('parts.confirmation.next')}>
        <ol className={classes.steps}>
          {next.map((step) => (
            <li key={step.when}>
              <strong>{step.when}</strong>
              <span>{step.what}</span>
            </li>
          ))}
        </ol>
      </Section>
      <Section title={t('parts.confirmation.told')}>
        <p className={classes.told}>{told}</p>
      </Section>
      <div className={classes.actions}>{actions}</div>
    </article>
  );
}
