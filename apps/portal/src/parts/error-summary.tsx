import { useEffect, useRef } from 'react';
import { numberWord } from '../formats/number-words.js';
import { t } from '../words/words.js';
import classes from './error-summary.module.css';
import type { Fault } from './faults.js';
import { Icon } from './icons.js';

/** All faults of a form in one place: it takes the focus when something was not sent, and leads to each field. */
export function ErrorSummary({ faults, attempt }: { faults: readonly Fault[]; attempt: number }) {
  const box = useRef<HTMLDivElement>(null);
  const told = useRef(0);
  useEffect(() => {
    if (attempt === told.current) return;
    // Once for each try: while faults are mended one by one, the focus stays in the field.
    told.current = attempt;
    if (faults.length > 0) box.current?.focus();
  }, [attempt, faults.length]);
  if (faults.length === 0) return null;
  return (
    <div ref={box} tabIndex={-1} role="alert" className={classes.summary}>
      <Icon name="failed" className={classes.sign} />
      <div>
        <h2 className={classes.title}>{titleOf(faults)}</h2>
        <ul className={classes.list}>
          {faults.map((fault) => (
            <li key={`${fault.field} ${fault.short}`}>
              {fault.field === null ? fault.short : <FieldLink field={fault.field} text={fault.short} />}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

function titleOf(faults: readonly Fault[]): string {
  if (faults.some((fault) => fault.unanswered === true)) return t('parts.errors.noAnswer');
  if (faults.every((fault) => fault.field === null)) return t('parts.errors.notTaken');
  return t('parts.errors.title', { count: faults.length, number: numberWord(faults.length) });
}

function FieldLink({ field, text }: { field: string; text: string }) {
  return (
    <a
      href={`#${field}`}
      onClick={(event) => {
        event.preventDefault();
        document.getElementById(field)?.focus();
      }}
    >
      {text}
    </a>
  );
}
