import type { AttentionItem, Role } from '@tributary/contracts';
import { clockText, shortDayText, zoneName } from '../formats/dates.js';
import { countText } from '../formats/money.js';
import { ButtonLink } from '../parts/links.js';
import { useActing } from '../shell/acting.js';
import { awayText } from '../words/phrases.js';
import { t } from '../words/words.js';
import { pathOf } from './attention-paths.js';
import classes from './today.module.css';

/** What waits, the first due on top. Only the first one has the filled button. */
export function AttentionList({ items }: { items: readonly AttentionItem[] }) {
  return (
    <ol className={classes.items} aria-label={t('today.list')}>
      {items.map((item, index) => (
        <Item key={`${item.kind} ${item.link}`} item={item} first={index === 0} />
      ))}
    </ol>
  );
}

function Item({ item, first }: { item: AttentionItem; first: boolean }) {
  const { organisationId } = useActing();
  const words = useWords(item);
  return (
    <li className={classes.item}>
      <When byWhen={item.byWhen} />
      <div>
        <h2 className={classes.what}>{words.title}</h2>
        <p className={classes.subject}>{item.subject}</p>
        <p className={classes.nothing}>{words.nothing}</p>
        <ButtonLink
          variant={first ? 'filled' : 'default'}
          {...pathOf(item, organisationId)}
          aria-label={`${words.action}: ${item.subject}`}
        >
          {words.action}
        </ButtonLink>
      </div>
    </li>
  );
}

function When({ byWhen }: { byWhen: string | null }) {
  const { zone } = useActing();
  if (byWhen === null) return <p className={classes.when}>{t('today.anyTime')}</p>;
  return (
    <p className={classes.when}>
      <strong>{shortDayText(byWhen, zone)}</strong>
      <span className={classes.clock}>
        {clockText(byWhen, zone)} {zoneName(zone, new Date(byWhen))}
      </span>
      <span className={classes.away}>{awayText(byWhen, zone)}</span>
    </p>
  );
}

const kinds = {
  'joint-purchase.commit': 'commit',
  'joint-purchase.decide': 'decide',
  'joint-purchase.publish': 'publish',
  'grant.accept': 'acceptRole',
  'delivery.failed': 'failedMails',
  'delivery.uncertain': 'uncertainMails',
} as const;

function useWords(item: AttentionItem): { title: string; nothing: string; action: string } {
  const { name } = useActing();
  const kind = item.kind in kinds ? kinds[item.kind as keyof typeof kinds] : 'other';
  const facts = {
    organisation: name,
    deliveries: mailsText(Number(item.facts['deliveries'] ?? 0)),
    committed: countText(Number(item.facts['committedDistricts'] ?? 0)),
    invited: countText(Number(item.facts['invitedDistricts'] ?? 0)),
    role: item.kind === 'grant.accept' ? t(`shell.roles.${String(item.facts['role']) as Role}`).toLowerCase() : '',
  };
  return {
    title: t(`today.kinds.${kind}.title`, facts),
    nothing: t(`today.kinds.${kind}.nothing`, facts),
    action: t(`today.kinds.${kind}.action`),
  };
}

function mailsText(count: number): string {
  return t('mails.count', { count, number: countText(count) });
}
