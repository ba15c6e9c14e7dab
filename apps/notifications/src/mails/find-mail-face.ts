import { MissingReference } from '@tributary/messaging';
import type { Reader } from './audience.js';
import type { Frame } from './mail-content.js';

/** How the agency stands on its mails. */
export interface MailFace extends Omit<Frame, 'stopUrl'> {
  readonly senderAddress: string;
}

const FACE = `
  select o.name as "agencyName", f.sender_address as "senderAddress", f.colour
  from mail_face f join organisation o using (organisation_id)`;

/** The agency of this installation. Throws MissingReference before it has arrived. */
export async function findMailFace(tx: Reader): Promise<MailFace> {
  const [face] = await tx.query<MailFace>(FACE);
  if (!face) throw new MissingReference('The agency of', 'this installation');
  return face;
}
