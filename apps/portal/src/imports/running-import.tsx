import { Button } from '@mantine/core';
import type { DistrictImportItem } from '@tributary/contracts';
import { countText } from '../formats/money.js';
import { t } from '../words/words.js';
import { progressOf } from './import-progress.js';
import classes from './imports.module.css';
import { timeLeftText } from './time-left.js';

interface Sending {
  name: string;
  share: number;
}

/** A file that is on its way, before the service has told anything of it. */
export function SendingFile({ name, share, onStop }: Sending & { onStop: () => void }) {
  return (
    <section className={classes.running} aria-label={t('imports.running.sending', { file: name })}>
      <h2 className={classes.runningTitle}>{t('imports.running.sending', { file: name })}</h2>
      <p className={classes.runningText}>{t('imports.running.sendingText')}</p>
      <Bar share={share} />
      <dl className={classes.figures}>
        <Figure label={t('imports.running.sent')} value={percent(share)} />
      </dl>
      <Stop onStop={onStop} />
    </section>
  );
}

/** An import at work, as the service tells it: to whoever looks, also after a reload or on another computer. */
export function RunningImport({ item, sending, onStop }: { item: DistrictImportItem; sending: Sending | null; onStop: () => void }) {
  const { share, rowsPerSecond, secondsLeft } = progressOf(item);
  const file = item.fileName ?? t('imports.history.unnamed');
  const state = item.state === 'applying' ? 'applying' : 'reading';
  const leaving = sending !== null && sending.share < 1;
  const good = item.rowsRead - item.rejectedTotal;
  const title = t(`imports.running.${state}`, { file });
  return (
    <section className={classes.running} aria-label={title}>
      <h2 className={classes.runningTitle} aria-live="polite">
        {title}
      </h2>
      <p className={classes.runningText}>
        {t(`imports.running.${state}Text`)} {leaving ? t('imports.running.sendingText') : t('imports.running.leave')}
      </p>
      <Bar share={share} />
      <dl className={classes.figures}>
        {leaving && <Figure label={t('imports.running.sent')} value={percent(sending.share)} />}
        <Figure label={t('imports.running.rows')} value={countText(item.rowsRead)} />
        <Figure label={t('imports.running.rejected')} value={countText(item.rejectedTotal)} />
        {state === 'applying' && (
          <Figure
            label={t('imports.running.applied')}
            value={t('imports.running.appliedOf', { number: countText(item.rowsApplied), total: countText(good) })}
          />
        )}
        <Figure
          label={t('imports.running.rate')}
          value={rowsPerSecond === null ? t('imports.running.unknown') : countText(Math.round(rowsPerSecond))}
        />
        <Figure label={t('imports.running.left')} value={timeLeftText(secondsLeft)} />
      </dl>
      {leaving && <Stop onStop={onStop} />}
    </section>
  );
}

function Bar({ share }: { share: number | null }) {
  return <progress className={classes.bar} aria-label={t('imports.running.bar')} max={1} {...(share !== null && { value: share })} />;
}

function Figure({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}

// Only the sending is stopped: what has arrived whole is applied whole.
function Stop({ onStop }: { onStop: () => void }) {
  return (
    <div className={classes.actions}>
      <Button variant="default" onClick={onStop}>
        {t('imports.running.stop')}
      </Button>
    </div>
  );
}

function percent(share: number): string {
  return `${Math.floor(share * 100)}%`;
}
