import { Button } from '@mantine/core';
import type { ReactNode, SubmitEvent } from 'react';
import { t } from '../words/words.js';
import { ErrorSummary } from './error-summary.js';
import type { Fault } from './faults.js';
import classes from './form-page.module.css';
import { PageHead, type PageHeadProps } from './page-head.js';

export interface FormPageProps extends Omit<PageHeadProps, 'primary' | 'secondary' | 'aside'> {
  faults: readonly Fault[];
  /** Rises with each try to send, so that the summary takes the focus each time. */
  attempt: number;
  /** A verb and its object: 'Commit 120 tablets'. */
  submit: string;
  busy: boolean;
  onSubmit: () => void;
  /** Stands beside the button. */
  other?: ReactNode;
  /** What the step binds to, below the button. */
  fine?: ReactNode;
  /** The effect, before it is sent. */
  effect?: ReactNode;
  /** True where the content is a list rather than fields, and wants the room. */
  wide?: boolean;
  /** What stands above the button where it docks on a phone. */
  docked?: ReactNode;
  children: ReactNode;
}

/** The shape of a form: one column, errors at the field and in a summary, the effect beside it, one button that cannot send twice. */
export function FormPage(props: FormPageProps) {
  const { faults, attempt, submit, busy, onSubmit, other, fine, effect, docked, wide = false, children, ...head } = props;
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    if (!busy) onSubmit();
  };
  return (
    <div>
      <PageHead {...head} />
      <div className={wide ? classes.wide : classes.columns}>
        <form noValidate onSubmit={send} className={classes.form} aria-label={head.title}>
          <ErrorSummary faults={faults} attempt={attempt} />
          {children}
          <div className={classes.docked}>
            {docked !== undefined && <div className={classes.dockedLines}>{docked}</div>}
            <Button type="submit" size="lg" aria-disabled={busy} data-disabled={busy || undefined}>
              {busy ? t('parts.beingSent') : submit}
            </Button>
            {other !== undefined && <span className={classes.other}>{other}</span>}
          </div>
          {fine !== undefined && <p className={classes.fine}>{fine}</p>}
        </form>
        {effect !== undefined && <div className={classes.effect}>{effect}</div>}
      </div>
    </div>
  );
}

/** A field with its bar where it is at fault. */
export function Field({ faulty, children }: { faulty: boolean; children: ReactNode }) {
  return <div className={faulty ? `${classes.field} ${classes.faulty}` : classes.field}>{children}</div>;
}
