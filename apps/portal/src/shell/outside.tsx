import { Button } from '@mantine/core';
import { ButtonLink } from '../parts/links.js';
import { Loading } from '../parts/loading.js';
import { PageHead } from '../parts/page-head.js';
import { t } from '../words/words.js';
import classes from './shell.module.css';

/** Nothing is there yet, not even what stands around a page. */
export function Arriving() {
  return (
    <main className={classes.alone}>
      <Loading page />
    </main>
  );
}

/** No page has this address. */
export function Nowhere() {
  return (
    <main className={classes.alone}>
      <PageHead title={t('shell.notFound.title')} />
      <p>{t('shell.notFound.plain')}</p>
      <p>
        <ButtonLink to="/" mt="md">
          {t('shell.notFound.home')}
        </ButtonLink>
      </p>
    </main>
  );
}

/** The page itself broke. What was sent is not lost by that, and what was typed is kept as a draft. */
export function Broken() {
  return (
    <main className={classes.alone}>
      <PageHead title={t('shell.broken.title')} />
      <p>{t('shell.broken.text')}</p>
      <Button mt="md" onClick={() => location.reload()}>
        {t('shell.broken.again')}
      </Button>
    </main>
  );
}
