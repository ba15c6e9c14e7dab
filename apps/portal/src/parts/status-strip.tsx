import { t } from '../words/words.js';
import { StateMark, type StateShape } from './state-mark.js';
import classes from './status-strip.module.css';

export interface StatusCell {
  /** One bold line of at most about 30 characters. */
  bold: string;
  /** One plain line. */
  plain: string;
}

export interface Status {
  state: StatusCell & { shape: StateShape };
  next: StatusCell;
  byWhen: StatusCell & { short?: string };
  who: StatusCell;
}

/** What state this is in, what happens next, by when, and who must act: the same four cells under the title of every detail page. */
export function StatusStrip({ status }: { status: Status }) {
  return (
    <dl className={classes.strip}>
      <Cell label={t('parts.strip.state')} plain={status.state.plain}>
        <StateMark shape={status.state.shape}>{status.state.bold}</StateMark>
      </Cell>
      <Cell label={t('parts.strip.next')} short={t('parts.strip.nextShort')} plain={status.next.plain}>
        {status.next.bold}
      </Cell>
      <Cell label={t('parts.strip.byWhen')} plain={status.byWhen.plain}>
        <span className={classes.wide}>{status.byWhen.bold}</span>
        <span className={classes.narrow} aria-hidden="true">
          {status.byWhen.short ?? status.byWhen.bold}
        </span>
      </Cell>
      <Cell label={t('parts.strip.who')} short={t('parts.strip.whoShort')} plain={status.who.plain}>
        {status.who.bold}
      </Cell>
    </dl>
  );
}

function Cell({ label, short, plain, children }: { label: string; short?: string; plain: string; children: React.ReactNode }) {
  return (
    <div className={classes.cell}>
      <dt>
        <span className={classes.wide}>{label}</span>
        <span className={classes.narrow} aria-hidden="true">
          {short ?? label}
        </span>
      </dt>
      <dd>
        <span className={classes.bold}>{children}</span>
        <span className={classes.plain}>{plain}</span>
      </dd>
    </div>
  );
}
