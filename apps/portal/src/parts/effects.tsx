import { Rich } from '../words/rich.js';
import classes from './effects.module.css';
import { FactBox } from './facts.js';

/** What a step does, line by line, before it is taken. */
export function Effects({ title, lines }: { title: string; lines: readonly string[] }) {
  return (
    <FactBox title={title}>
      <ul className={classes.effects}>
        {lines.map((line) => (
          <li key={line}>
            <Rich text={line} />
          </li>
        ))}
      </ul>
    </FactBox>
  );
}
