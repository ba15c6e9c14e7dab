import type { DistrictImportItem } from '@tributary/contracts';
import type { Status } from '../parts/status-strip.js';
import { t } from '../words/words.js';
import { shapes } from './import-history.js';
import { isRunning } from './import-progress.js';

/** The four cells of an import. */
export function statusOf({ state }: Pick<DistrictImportItem, 'state'>): Status {
  const own = { bold: t(`imports.states.${state}`), plain: t(`imports.strip.plain.${state}`), shape: shapes[state] };
  const nobody = { bold: t('imports.strip.who.nobody'), plain: t('imports.strip.who.nobodyText') };
  const none = { bold: t('imports.strip.byWhen.none'), plain: t('imports.strip.byWhen.noneText') };
  if (isRunning(state))
    return {
      state: own,
      next: { bold: t('imports.strip.next.working'), plain: t('imports.strip.next.workingText') },
      byWhen: { bold: t('imports.strip.byWhen.working'), plain: t('imports.strip.byWhen.workingText') },
      who: nobody,
    };
  if (state === 'applied')
    return { state: own, next: { bold: t('imports.strip.next.done'), plain: t('imports.strip.next.doneText') }, byWhen: none, who: nobody };
  return {
    state: own,
    next: { bold: t('imports.strip.next.again'), plain: t('imports.strip.next.againText') },
    byWhen: none,
    who: { bold: t('imports.strip.who.agency'), plain: t('imports.strip.who.agencyText') },
  };
}
