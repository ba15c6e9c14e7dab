import { Injectable, type MessageEvent } from '@nestjs/common';
import type { JointPurchaseMoved } from '@tributary/contracts';
import { type Actor, Schedule } from '@tributary/service-kit';
import { Observable, type Subscriber } from 'rxjs';
import { messageOf } from './message.rules.js';
import { MovedPurchases, type Moving, type Seat } from './moved-purchases.js';

const POLL_MS = 300;
const SEATS_MS = 1_000;
const HEARTBEAT_MS = 15_000;
/** What a browser is told to wait before it connects again. */
const RETRY_MS = 2_000;
/** The longest time that a timer can wait. */
const LONGEST_MS = 2 ** 31 - 1;

/** Who reads a stream: until when their token holds (milliseconds since 1970), and whether what was written for them still waits to be sent. */
export interface StreamReader {
  readonly expiresAt: number;
  readonly isBehind: () => boolean;
}

interface Stream extends Seat {
  readonly subscriber: Subscriber<MessageEvent>;
  readonly isBehind: () => boolean;
  /** A new stream is told where every purchase stands, so that nothing is missed between a page's read and its stream. */
  isNew: boolean;
}

/**
 * Event streams: which purchases have moved, for everyone who may see them. Each replica asks the database, so what another one changed is told
 * here too; no stream depends on what its own process did. What comes more than once between two looks is told once, as the newest version.
 */
@Injectable()
export class StreamJointPurchases {
  private readonly streams = new Set<Stream>();
  /** Each purchase as streams were last told of it. */
  private told = new Map<string, Moving>();

  constructor(
    private readonly purchases: MovedPurchases,
    schedule: Schedule,
  ) {
    schedule.every(POLL_MS, 'Telling event streams what has moved', () => this.tell());
    schedule.every(SEATS_MS, 'Ending event streams of ended roles', () => this.endUnseated());
  }

  /** Opens a stream that ends when the token does, when its reader leaves, and when the role ends. */
  execute({ personId, organisationId }: Actor, { expiresAt, isBehind }: StreamReader): Observable<MessageEvent> {
    return new Observable((subscriber) => {
      const stream: Stream = { personId, organisationId, subscriber, isBehind, isNew: true };
      this.streams.add(stream);
      subscriber.next({ comment: 'Welcome.', retry: RETRY_MS });
      const heartbeat = setInterval(() => subscriber.next({ comment: 'Still here.' }), HEARTBEAT_MS);
      const end = setTimeout(() => subscriber.complete(), Math.min(Math.max(expiresAt - Date.now(), 0), LONGEST_MS));
      return () => {
        clearInterval(heartbeat);
        clearTimeout(end);
        this.streams.delete(stream);
      };
    });
  }

  private async tell(): Promise<void> {
    if (this.streams.size === 0) return;
    const streams = this.keepingUp();
    const open = [...this.told.values()].filter(({ over }) => !over).map(({ jointPurchaseId }) => jointPurchaseId);
    const standing = await this.purchases.moving(open);
    const moved = standing.filter(({ jointPurchaseId, version }) => this.told.get(jointPurchaseId)?.version !== version);
    const { fresh = [], following = [] } = Object.groupBy(streams, ({ isNew }) => (isNew ? 'fresh' : 'following'));
    await this.tellOf(fresh, standing);
    for (const stream of fresh) stream.isNew = false;
    await this.tellOf(following, moved);
    this.told = new Map(standing.map((purchase) => [purchase.jointPurchaseId, purchase]));
  }

  // Whoever reads too slowly is told nothing for now, so that nothing piles up for them, and later where everything stands.
  private keepingUp(): Stream[] {
    return [...this.streams].filter((stream) => {
      const isBehind = stream.isBehind();
      stream.isNew ||= isBehind;
      return !isBehind;
    });
  }

  private async tellOf(streams: readonly Stream[], about: readonly Moving[]): Promise<void> {
    const messages = await this.messagesFor(streams, about);
    for (const { organisationId, subscriber } of streams) {
      const told = messages.get(organisationId);
      for (const { jointPurchaseId } of about) {
        const message = told?.get(jointPurchaseId);
        if (message) subscriber.next({ data: message });
      }
    }
  }

  // One message for each organisation and purchase, however many pages of it are open.
  private async messagesFor(streams: readonly Stream[], about: readonly Moving[]): Promise<Map<string, Map<string, JointPurchaseMoved>>> {
    if (streams.length === 0 || about.length === 0) return new Map();
    const ids = about.map(({ jointPurchaseId }) => jointPurchaseId);
    const figures = await this.purchases.figures(ids);
    const seen = await this.purchases.seen(new Set(streams.map(({ organisationId }) => organisationId)), ids);
    const byId = new Map(about.map((purchase) => [purchase.jointPurchaseId, purchase]));
    return new Map(
      [...seen].map(([organisationId, sights]) => [
        organisationId,
        new Map(
          [...sights].flatMap(([id, sight]) => {
            const purchase = byId.get(id);
            return purchase ? [[id, messageOf(purchase, sight, figures.get(id) ?? null)] as const] : [];
          }),
        ),
      ]),
    );
  }

  private async endUnseated(): Promise<void> {
    if (this.streams.size === 0) return;
    const streams = [...this.streams];
    const seated = new Set((await this.purchases.seated(streams)).map(keyOf));
    for (const stream of streams) if (!seated.has(keyOf(stream))) stream.subscriber.complete();
  }
}

function keyOf({ personId, organisationId }: Seat): string {
  return `${personId} ${organisationId}`;
}
