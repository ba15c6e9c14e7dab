import type { DistrictImportReport } from '@tributary/contracts';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { countText } from '../formats/money.js';
import { DataTable } from '../parts/data-table.js';
import { Section } from '../parts/detail-page.js';
import { download } from '../parts/download.js';
import { FilterChips } from '../parts/filter-chips.js';
import { FilterMenu } from '../parts/filter-menu.js';
import { TextButton } from '../parts/links.js';
import { t } from '../words/words.js';
import classes from './imports.module.css';
import { causesOf, rejectedCsv, whyOf, type Why } from './rejected-rows.js';

const route = getRouteApi('/o/$organisationId/districts/imports/$importId');
const step = 50;

/** Which rows were left out and why, narrowed to one cause, and as a file to correct them by. */
export function RejectedRows({ report: { rejected, rejectedTotal } }: { report: DistrictImportReport }) {
  const { why } = route.useSearch();
  const navigate = route.useNavigate();
  const [drawn, setDrawn] = useState(step);
  if (rejectedTotal === 0)
    return (
      <Section title={t('imports.rejected.none')}>
        <p className={classes.left}>{t('imports.rejected.noneText')}</p>
      </Section>
    );
  const causes = causesOf(rejected);
  const chosen = causes.find((cause) => cause.why === why)?.why;
  const rows = rejected.filter((row) => chosen === undefined || whyOf(row) === chosen);
  const choose = (next: Why | undefined) => void navigate({ search: { why: next }, replace: true });
  return (
    <Section
      title={t('imports.rejected.title', { count: rejectedTotal, number: countText(rejectedTotal) })}
      aside={
        <TextButton fz="sm" onClick={() => download(t('imports.rejected.file'), rejectedCsv(rows))}>
          {t('imports.rejected.export')}
        </TextButton>
      }
    >
      <div className={classes.tools}>
        {chosen !== undefined && <FilterChips chips={[chipOf(chosen, () => choose(undefined))]} onClear={() => choose(undefined)} />}
        {chosen === undefined && causes.length > 1 && (
          <FilterMenu
            groups={[
              {
                label: t('imports.rejected.filter'),
                options: causes.map(optionOf),
                onChoose: (value) => choose(causes.find((cause) => cause.why === value)?.why),
              },
            ]}
          />
        )}
      </div>
      <Table rows={rows.slice(0, drawn)} />
      <div className={classes.foot}>
        {rows.length > drawn && (
          <TextButton onClick={() => setDrawn(drawn + step)}>
            {t('imports.rejected.more', { number: countText(Math.min(step, rows.length - drawn)) })}
          </TextButton>
        )}
        {rejected.length < rejectedTotal && <span>{t('imports.rejected.listed', { number: countText(rejected.length) })}</span>}
      </div>
    </Section>
  );
}

function chipOf(why: Why, onRemove: () => void) {
  return { key: 'why', text: t('imports.rejected.chip', { why: t(`imports.rejected.why.${why}`) }), onRemove };
}

function optionOf({ why, rows }: { why: Why; rows: number }) {
  return { value: why, text: t(`imports.rejected.why.${why}`), count: countText(rows) };
}

function Table({ rows }: { rows: DistrictImportReport['rejected'] }) {
  return (
    <DataTable>
      <thead>
        <tr>
          <th scope="col">{t('imports.rejected.column.line')}</th>
          <th scope="col">{t('imports.rejected.column.district')}</th>
          <th scope="col">{t('imports.rejected.column.why')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ line, leaid, reason }) => (
          <tr key={line}>
            <td>{countText(line)}</td>
            <td className={classes.quiet}>{leaid ?? t('parts.none')}</td>
            <td>{reason}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
