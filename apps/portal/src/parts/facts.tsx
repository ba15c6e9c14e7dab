import type { ReactNode } from 'react';
import classes from './facts.module.css';

export interface Fact {
  label: ReactNode;
  value: ReactNode;
  /** The one that matters most. */
  strong?: boolean;
}

/** Facts in two columns, the value at the right. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className={classes.facts}>
      {facts.map((fact, index) => (
        <div key={index} className={fact.strong === true ? classes.strong : undefined}>
          <dt>{fact.label}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A box for what is the reader's own, or for the facts of a page. */
export function FactBox({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={classes.box} aria-label={title}>
      <h2 className={classes.title}>{title}</h2>
      {children}
    </section>
  );
}
