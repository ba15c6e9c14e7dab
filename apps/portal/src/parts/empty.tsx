import type { ReactNode } from 'react';
import classes from './notices.module.css';

/** Nothing here yet: what would stand here, and the first thing to do. */
export function Empty({ title, children, action }: { title: string; children: string; action?: ReactNode }) {
  return (
    <section className={classes.empty}>
      <h2 className={classes.heading}>{title}</h2>
      <p className={classes.text}>{children}</p>
      {action}
    </section>
  );
}

/** A quiet remark on the canvas: what happens if nothing is done. */
export function Note({ children }: { children: ReactNode }) {
  return <p className={classes.note}>{children}</p>;
}
