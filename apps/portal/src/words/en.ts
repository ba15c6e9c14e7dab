import { districts } from './en/districts.js';
import { parts } from './en/parts.js';
import { lead } from './en/lead.js';
import { people } from './en/people.js';
import { commitment } from './en/commitment.js';
import { purchases } from './en/purchases.js';
import { mails } from './en/mails.js';
import { imports } from './en/imports.js';
import { map } from './en/map.js';
import { networks } from './en/networks.js';
import { newPurchase } from './en/new-purchase.js';
import { sites } from './en/sites.js';
import { settings } from './en/settings.js';
import { shell } from './en/shell.js';
import { today } from './en/today.js';
import { welcome } from './en/welcome.js';

/** Every text of the portal, by the page that shows it. Another language is a file of the same shape. */
export const en = {
  parts,
  shell,
  welcome,
  today,
  districts,
  map,
  networks,
  imports,
  purchases,
  newPurchase,
  lead,
  commitment,
  sites,
  people,
  mails,
  settings,
} as const;
