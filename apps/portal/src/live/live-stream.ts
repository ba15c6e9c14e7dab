import type { JointPurchaseMoved } from '@tributary/contracts';
import { waitMs } from './patience.js';

/** How live the figures are: `since` is the moment (milliseconds since 1970) at which this began. */
export interface LiveState {
  kind: 'connecting' | 'live' | 'lost';
  since: number;
}

type Told = { kind: 'moved'; moved: JointPurchaseMoved } | { kind: 'state'; state: LiveState } | { kind: 'ask' } | { kind: 'retry' };

export interface LiveListener {
  onState: (state: LiveState) => void;
  onMoved: (moved: JointPurchaseMoved) => void;
}

/**
 * One stream for all tabs of this browser that act for the same organisation. A browser opens six connections to a server, so one tab, elected by
 * a Web Lock, holds the stream and tells the others over a BroadcastChannel. When it is closed, the lock goes to another tab, which opens its own.
 */
export class LiveStream {
  private readonly channel: BroadcastChannel;
  private readonly leaving = new AbortController();
  private source: EventSource | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private failures = 0;
  private state: LiveState = { kind: 'connecting', since: Date.now() };
  private leads = false;

  constructor(
    private readonly address: string,
    private readonly listener: LiveListener,
  ) {
    this.channel = new BroadcastChannel(`tributary-live:${address}`);
    this.channel.addEventListener('message', (event: MessageEvent<Told>) => this.hear(event.data));
    this.tell({ kind: 'ask' });
    void this.stand();
  }

  /** Opens the stream again at once, whoever holds it. */
  retry(): void {
    if (this.leads) this.open();
    else this.tell({ kind: 'retry' });
  }

  close(): void {
    this.leaving.abort();
    this.shut();
    this.channel.close();
  }

  // Waits for the lock as long as this tab lives; it is held until `close`.
  private async stand(): Promise<void> {
    // Outside a secure context a browser has no locks: each tab then has a stream of its own.
    const locks = (navigator as Partial<Navigator>).locks;
    if (locks === undefined) return this.lead();
    await locks.request(`tributary-live:${this.address}`, { signal: this.leaving.signal }, () => this.lead()).catch(() => undefined);
  }

  private lead(): Promise<void> {
    return new Promise((resolve) => {
      if (this.leaving.signal.aborted) return resolve();
      this.leads = true;
      // The tab that held the stream is gone: until this one's is open, nobody hears anything.
      if (this.state.kind === 'live') this.become('lost');
      this.leaving.signal.addEventListener('abort', () => resolve());
      this.open();
    });
  }

  private open(): void {
    this.shut();
    const source = new EventSource(this.address);
    this.source = source;
    source.addEventListener('open', () => {
      this.failures = 0;
      this.become('live');
    });
    source.addEventListener('message', (event: MessageEvent<string>) => {
      const moved = JSON.parse(event.data) as JointPurchaseMoved;
      this.listener.onMoved(moved);
      this.tell({ kind: 'moved', moved });
    });
    source.addEventListener('error', () => this.fail(source));
  }

  // A browser tries again by itself after a broken connection, but never after a refusal: then it is done here.
  private fail(source: EventSource): void {
    if (source !== this.source) return;
    this.become('lost');
    if (source.readyState !== EventSource.CLOSED) return;
    this.failures += 1;
    this.timer = setTimeout(() => this.open(), waitMs(this.failures, Math.random()));
  }

  private shut(): void {
    clearTimeout(this.timer);
    this.source?.close();
    this.source = null;
  }

  private become(kind: LiveState['kind']): void {
    if (this.state.kind === kind) return;
    this.state = { kind, since: Date.now() };
    this.listener.onState(this.state);
    this.tell({ kind: 'state', state: this.state });
  }

  private hear(told: Told): void {
    if (told.kind === 'moved') this.listener.onMoved(told.moved);
    else if (told.kind === 'state' && !this.leads) this.listener.onState((this.state = told.state));
    else if (told.kind === 'ask' && this.leads) this.tell({ kind: 'state', state: this.state });
    else if (told.kind === 'retry' && this.leads) this.open();
  }

  private tell(told: Told): void {
    this.channel.postMessage(told);
  }
}
