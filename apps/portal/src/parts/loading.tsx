import { Skeleton } from '@mantine/core';
import { useEffect, useState } from 'react';
import { t } from '../words/words.js';
import classes from './loading.module.css';

const patienceMs = 300;
const widths = ['26%', '20%', '30%', '22%', '28%', '24%'];

/** The page's own lines in grey, after 300 ms: what comes sooner needs none. `page` where nothing else is on the page yet. */
export function Loading({ columns = 3, rows = 6, page = false }: { columns?: number; rows?: number; page?: boolean }) {
  const late = useLate();
  return (
    <div className={classes.loading}>
      {page && <h1 className={classes.words}>{t('parts.loading')}</h1>}
      <span role="status" className={classes.words}>
        {late ? t('parts.loading') : ''}
      </span>
      {late &&
        Array.from({ length: rows }, (_, row) => (
          <div key={row} className={classes.row} aria-hidden="true">
            {Array.from({ length: columns }, (_, column) => (
              <Skeleton key={column} height={10} width={column === 0 ? widths[row % widths.length] : '12%'} />
            ))}
          </div>
        ))}
    </div>
  );
}

function useLate(): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), patienceMs);
    return () => clearTimeout(timer);
  }, []);
  return late;
}
