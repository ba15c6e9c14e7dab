import type { DeliveryRate, DistrictListItem, DraftJointPurchaseBody, LotTerms, NetworkListItem } from '@tributary/contracts';
import type { ReactNode } from 'react';
import { deadlineText } from '../../formats/dates.js';
import { countText, priceText } from '../../formats/money.js';
import { TextLink } from '../../parts/links.js';
import { useActing } from '../../shell/acting.js';
import { unitsText } from '../../words/phrases.js';
import { pluralOf } from '../../words/plural.js';
import { t } from '../../words/words.js';
import { calendarDayText } from '../purchase-phrases.js';
import type { PurchaseDraft } from './draft-purchase.js';
import { lotField } from './field-ids.js';
import { LandedTable } from './landed-table.js';
import classes from './purchase-form.module.css';

const mostNamed = 12;

interface AnswersProps {
  values: PurchaseDraft;
  body: DraftJointPurchaseBody;
  districts: readonly DistrictListItem[];
  networks: readonly NetworkListItem[];
}

/** Each answer with the way back to its field. */
export function Answers({ values, body, districts, networks }: AnswersProps) {
  const { zone } = useActing();
  const { source } = body;
  const { name, email, phone } = source.contact;
  const until = calendarDayText(source.validUntil);
  return (
    <dl className={classes.answers}>
      <Answer label={t('newPurchase.check.name')} field="title">
        {body.title}
      </Answer>
      <Answer label={t('newPurchase.check.source')} field="vendorName">
        {t('newPurchase.check.sourceLine', {
          vendor: source.vendorName,
          kind: t(`newPurchase.check.kinds.${source.kind}`),
          reference: source.reference,
        })}
        <div className={classes.minor}>
          {source.validFrom === null
            ? t('newPurchase.check.valid', { until })
            : t('newPurchase.check.validBoth', { from: calendarDayText(source.validFrom), until })}
        </div>
      </Answer>
      <Answer label={t('newPurchase.check.contact')} field="contactName">
        {name}
        <div className={classes.minor}>{[email, phone].filter((each) => each !== null).join(' · ')}</div>
      </Answer>
      {body.lots.map((lot, index) => (
        <Answer
          key={index}
          label={body.lots.length === 1 ? t('newPurchase.check.lotOne') : t('newPurchase.check.lot', { number: index + 1 })}
          field={lotField(values.lots[index]?.id ?? '1', 'title')}
          wide
        >
          <LotAnswer lot={lot} />
        </Answer>
      ))}
      <Answer label={t('newPurchase.check.cutOff')} field="day">
        {deadlineText(body.cutOffAt, zone)}
      </Answer>
      <Answer label={t('newPurchase.check.invite')} field="invite-all">
        <Invited {...{ values, districts, networks }} />
      </Answer>
    </dl>
  );
}

function LotAnswer({ lot }: { lot: LotTerms }) {
  const [elsewhere, ...places] = lot.delivery;
  return (
    <>
      {lot.title}
      <div className={classes.minor}>{t('newPurchase.check.code', { code: lot.unspsc, units: pluralOf(lot.unit) })}</div>
      {lot.specification !== '' && <div className={`${classes.minor} ${classes.specification}`}>{lot.specification}</div>}
      <LandedTable lot={lot} unit={lot.unit} />
      <div className={classes.minor}>
        {t('newPurchase.check.minimum', { units: unitsText(lot.ladder[0]?.fromQuantity ?? 0, lot.unit) })}{' '}
        {[
          elsewhereText(elsewhere),
          lot.feeE4 === 0 ? t('newPurchase.check.noFee') : t('newPurchase.check.fee', { price: priceText(lot.feeE4) }),
        ].join(', ')}
        .
      </div>
      {places.map(({ zipPrefix, unitE4 }) => (
        <div key={zipPrefix} className={classes.minor}>
          {t('newPurchase.check.deliveryAt', { price: priceText(unitE4), zip: zipPrefix })}
        </div>
      ))}
    </>
  );
}

function elsewhereText(rate: DeliveryRate | undefined): string {
  if (rate === undefined || rate.unitE4 === 0) return t('newPurchase.check.noDelivery');
  return t('newPurchase.check.delivery', { price: priceText(rate.unitE4) });
}

interface AnswerProps {
  label: string;
  field: string;
  wide?: boolean;
  children: ReactNode;
}

function Answer({ label, field, wide = false, children }: AnswerProps) {
  return (
    <div className={wide ? `${classes.answer} ${classes.wideAnswer}` : classes.answer}>
      <dt>{label}</dt>
      <dd>{children}</dd>
      <dd>
        <TextLink to="." search={{}} hash={field} fz="sm" aria-label={t('newPurchase.check.changeOf', { what: label })}>
          {t('newPurchase.check.change')}
        </TextLink>
      </dd>
    </div>
  );
}

function Invited({ values: { invite, chosen, networks: ids }, districts, networks }: Omit<AnswersProps, 'body'>) {
  if (invite === 'all') return t('newPurchase.check.allOf', { count: districts.length, number: countText(districts.length) });
  if (invite === 'networks') {
    const chosenOnes = networks.filter(({ networkId }) => ids.includes(networkId));
    return chosenOnes.map(({ networkId, name, members }) => (
      <div key={networkId}>{t('newPurchase.members', { network: name, count: members, number: countText(members) })}</div>
    ));
  }
  const names = districts.filter(({ organisationId }) => chosen.includes(organisationId)).map(({ name }) => name);
  const left = names.length - mostNamed;
  const more = left > 0 ? ` ${t('newPurchase.check.more', { count: left, number: countText(left) })}` : '';
  return names.slice(0, mostNamed).join(', ') + more;
}
