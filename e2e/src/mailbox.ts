import { eventually, mails } from '@tributary/testing';
import { runningPlatform } from './config.ts';

/** The mails to one address whose subject or text has these words, once there are any. */
export async function mailsTo(email: string, words: string): ReturnType<ReturnType<typeof mails>['list']> {
  const mailbox = mails(runningPlatform().addresses.mailUrl);
  return eventually(
    async () => {
      const found = (await mailbox.list(email)).filter((mail) => `${mail.subject}\n${mail.text}`.includes(words));
      if (found.length === 0) throw new Error(`No mail with ‘${words}’ has reached ${email}.`);
      return found;
    },
    { timeoutMs: 30_000 },
  );
}

/** The first link of a mail's text that leads to the portal. */
export function linkIn(text: string): string {
  const link = text.match(/https?:\/\/\S+/)?.[0];
  if (link === undefined) throw new Error(`There is no link in this mail:\n${text}`);
  return link;
}

/** What one address has got so far about a purchase, the oldest first: its title stands in the subject or in the text, whose lines are joined. */
export async function mailsAbout(email: string, title: string): ReturnType<ReturnType<typeof mails>['list']> {
  const caught = await mails(runningPlatform().addresses.mailUrl).list(email);
  const joined = caught.map((mail) => ({ ...mail, text: mail.text.replaceAll(/\s+/g, ' ') }));
  return joined.filter((mail) => `${mail.subject} ${mail.text}`.includes(title));
}
