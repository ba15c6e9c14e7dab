/** A mail as the catcher keeps it. */
export interface CaughtMail {
  readonly id: string;
  /** With its angle brackets, as it was sent. */
  readonly messageId: string;
  readonly subject: string;
  readonly from: readonly { readonly address: string; readonly name: string }[];
  readonly to: readonly { readonly address: string; readonly name: string }[];
  readonly text: string;
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface Mailbox {
  /** All mails, or those to one address, the oldest first. */
  list(to?: string): Promise<CaughtMail[]>;
  clear(): Promise<void>;
}

/** The mail catcher of the stack, by its web address. */
export function mails(mailUrl: string): Mailbox {
  return {
    list: async (to) => {
      const kept = (await (await call(`${mailUrl}/api/email`)).json()) as Omit<CaughtMail, 'messageId'>[];
      const all = kept.map((mail) => ({ ...mail, messageId: mail.headers['message-id'] ?? '' }));
      return to === undefined ? all : all.filter((mail) => mail.to.some(({ address }) => address.toLowerCase() === to.toLowerCase()));
    },
    clear: async () => void (await call(`${mailUrl}/api/email/all`, { method: 'DELETE' })),
  };
}

async function call(url: string, init?: RequestInit): Promise<Response> {
  const answer = await fetch(url, init);
  if (!answer.ok) throw new Error(`The mail catcher answered ${answer.status} to ${url}.`);
  return answer;
}
