import { Rich } from '../words/rich.js';
import { t } from '../words/words.js';
import { clockText } from '../formats/dates.js';
import classes from './notices.module.css';
import { Icon } from './icons.js';
import { TextButton } from './links.js';

interface FailedProps {
  /** 'The districts' */
  what: string;
  /** What is not lost: 'Your filters are kept.' */
  kept?: string;
  /** When it failed, in milliseconds: what to name when calling for help. */
  at?: number;
  /** True where nothing else is on the page: then it is the page's title. */
  page?: boolean;
  onRetry: () => void;
}

/** Something could not be loaded: what it was, what is not lost, and what to do. */
export function Failed({ what, kept, at, page = false, onRetry }: FailedProps) {
  const Heading = page ? 'h1' : 'h2';
  return (
    <section className={classes.failed} role="alert">
      <Icon name="failed" size={16} className={classes.bad} />
      <div>
        <Heading className={classes.heading}>{t('parts.failed.title', { what })}</Heading>
        <p className={classes.text}>
          {kept !== undefined && `${kept} `}
          <TextButton fz="sm" onClick={onRetry}>
            {t('parts.failed.again')}
          </TextButton>
          <Rich text={at === undefined ? t('parts.failed.orCall') : t('parts.failed.orCallAt', { time: clockText(at) })} />
        </p>
      </div>
    </section>
  );
}
